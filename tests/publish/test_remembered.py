"""What a preview takes over from its last build: whole bundles, files of others, and nothing that it is unsure of."""

from collections.abc import Callable, Iterable

import pytest

from generator.publish.laying import Laid
from generator.publish.remembered import Remembered, Sieve, Uses
from generator.site import Bundle
from generator.site.export import Export

Made = dict[str, Uses | None]  # route -> what the file is made of


def bundle(name: str, uses: Uses | None, files: Made) -> Bundle:
    def listed() -> Iterable[Export]:
        return [Export(route, lambda: "", made_of) for route, made_of in files.items()]

    return Bundle(name, listed, (lambda: uses) if uses is not None else None)


def unlisted() -> Iterable[Export]:
    raise AssertionError("what stands is not listed")


def sifted(last: Remembered, program: str, *bundles: Bundle) -> tuple[Sieve, set[str], set[str]]:
    """The sieve, the routes that stand, and those that are to be made."""
    sieve = Sieve(last, program)
    found = [sieve.sift(one) for one in bundles]
    fresh = {one.route for _, rest in found if rest for one in rest.files()}
    return sieve, {route for standing, _ in found for route in standing}, fresh


@pytest.fixture
def last() -> Remembered:
    """After a build by the program `1` of two bundles."""
    known = Remembered()
    bundles = bundle("a", (1,), {"a1": (10,), "a2": (20,)}), bundle("b", None, {"b1": (30,), "b2": None})
    sieve, standing, fresh = sifted(known, "1", *bundles)
    assert (standing, fresh) == (set(), {"a1", "a2", "b1", "b2"})
    site = {route: Laid(route, "", f"hash of {route}", is_new=True) for route in fresh}
    known.keep(site, {route: laid.digest for route, laid in site.items()}, sieve)
    return known


def test_a_bundle_that_uses_the_same_is_not_even_listed(last: Remembered) -> None:
    sieve, standing, fresh = sifted(last, "1", Bundle("a", unlisted, lambda: (1,)))
    assert (standing, fresh) == ({"a1", "a2"}, set())
    assert not any(laid.is_new for laid in sieve.stood["a"].files.values())


CASES: dict[str, tuple[str, Bundle, set[str]]] = {
    "a file that uses something else": ("1", bundle("a", (2,), {"a1": (10,), "a2": (21,)}), {"a1"}),
    "no file changed": ("1", bundle("a", (2,), {"a1": (10,), "a2": (20,)}), {"a1", "a2"}),
    "what was in another bundle": ("1", bundle("a", (2,), {"a1": (10,), "b1": (30,)}), {"a1", "b1"}),
    "a bundle that cannot tell": ("1", bundle("b", None, {"b1": (30,), "b2": None}), {"b1"}),
    "a bundle that could tell, and cannot now": ("1", bundle("a", None, {"a1": (10,)}), {"a1"}),
    "a new file": ("1", bundle("a", (2,), {"a1": (10,), "a3": (10,)}), {"a1"}),
    "another program": ("2", bundle("a", (1,), {"a1": (10,)}), set()),
}


@pytest.mark.parametrize(("program", "wanted", "expected"), CASES.values(), ids=CASES)
def test_what_stands_of_a_bundle_that_is_asked(
    last: Remembered, program: str, wanted: Bundle, expected: set[str]
) -> None:
    _, standing, fresh = sifted(last, program, wanted)
    assert standing == expected
    assert fresh == {one.route for one in wanted.files()} - expected


@pytest.mark.parametrize("forget", [Remembered.forget, lambda known: known.keep({}, {}, Sieve(known, "1"))])
def test_what_is_not_known_to_stand_is_made(last: Remembered, forget: Callable[[Remembered], None]) -> None:
    forget(last)
    assert sifted(last, "1", bundle("a", (1,), {"a1": (10,)}))[1:] == (set(), {"a1"})
    assert not last.sums

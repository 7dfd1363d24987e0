"""What a preview takes over from its last build: whole bundles, files of others, and nothing that it is unsure of."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.publish.laying import Laid, lay
from generator.publish.remembered import Remembered, Sieve, Uses
from generator.publish.stage import Stage
from generator.publish.sums import NAME, Listing, digest, dump
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
    known.keep(site, Listing({route: laid.digest for route, laid in site.items()}), sieve)
    return known


def test_a_bundle_that_uses_the_same_is_not_even_listed(last: Remembered) -> None:
    sieve, standing, fresh = sifted(last, "1", Bundle("a", unlisted, lambda: (1,)))
    assert (standing, fresh) == (set(), set())
    assert sieve.stood.keys() == {"a"}
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


def test_after_a_replacement_that_fails_nothing_is_known_to_stand(last: Remembered, tmp_path: Path) -> None:
    wanted = bundle("a", (2,), {"a1": (10,), "a2": (21,)}), bundle("b", None, {"b1": (30,), "b2": None})
    sieve, standing, _ = sifted(last, "1", *wanted)
    assert standing
    with Stage(tmp_path / "output", in_place=True) as stage, pytest.raises(SourceError):  # for nothing was laid there
        last.replace(stage, {"a2": Laid("a2", "", "another hash", is_new=True)}, sieve)
    assert sifted(last, "1", *wanted)[1:] == (set(), {"a1", "a2", "b1", "b2"})
    assert not last.listing.sums


def test_an_edit_writes_few_lines_of_the_list(last: Remembered, tmp_path: Path) -> None:
    """What stands is not looked at; what comes, changes and goes is."""
    output = tmp_path / "output"
    wanted = bundle("a", (2,), {"a1": (11,), "a3": (30,)}), bundle("c", (1,), {"c1": (1,)})
    last.bundles["b"] = last.bundles["b"]._replace(uses=(9,))
    sieve, _, _ = sifted(last, "1", *wanted, Bundle("b", unlisted, lambda: (9,)))
    output.mkdir()
    (output / "a2").write_text("gone")
    with Stage(output, in_place=True) as stage:
        site = {route: lay(stage, route, "", route.encode()) for route in ("a1", "a3", "c1")}
        last.replace(stage, site, sieve)
    hashes = {route: digest(route.encode()) for route in ("a1", "a3", "c1")}
    listed = {**hashes, "b1": "hash of b1", "b2": "hash of b2"}
    assert (output / NAME).read_bytes() == dump(listed)
    assert last.listing.sums == listed
    assert {path.name for path in output.iterdir()} == {"a1", "a3", "c1", NAME}

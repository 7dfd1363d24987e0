"""The list of files: in order whatever came and went, and read back as it was written."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.publish.sums import NAME, Listing, digest, dump, read

ROUTES = st.sampled_from(["a.html", "a/b.html", "a-b.html", "authors/é.html", "index.html", "z"])
CHANGES = st.lists(st.one_of(ROUTES, st.tuples(ROUTES, st.integers(0, 3))), max_size=12)


@given(changes=CHANGES)
def test_a_list_that_is_changed_is_the_list_of_what_is_there(changes: list[str | tuple[str, int]]) -> None:
    listing, sums = Listing({}), dict[str, str]()
    for change in changes:
        if isinstance(change, tuple):
            one = {change[0]: digest(bytes([change[1]]))}
            listing.add(one)
            sums |= one
        elif sums.pop(change, None):
            listing.drop([change])
    assert listing.sums == sums
    assert listing.dump() == dump(sums)
    assert listing.dump().decode().split("\n") == [*(f"{sums[route]}  {route}" for route in sorted(sums)), ""]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    sums = {"b/c.html": digest(b"c"), "a.html": digest(b"a")}
    (tmp_path / NAME).write_bytes(dump(sums))
    assert read(tmp_path) == sums

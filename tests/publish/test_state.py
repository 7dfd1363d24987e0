from pathlib import Path

import pytest

from generator.publish import state
from generator.site.exports import Copy, Export
from generator.site.pages import Page


def test_equal_contexts_have_equal_keys_and_others_do_not() -> None:
    page = Page("a.html", "poster.html", {"title": "A", "names": ("x", "y")})
    same = Page("a.html", "poster.html", {"title": "A", "names": ("x", "y")})
    other = Page("a.html", "poster.html", {"title": "A", "names": ("x", "z")})
    assert state.key(page, "1") == state.key(same, "1")
    assert len({state.key(page, "1"), state.key(other, "1"), state.key(page, "2")}) == 3


def test_an_export_is_always_made() -> None:
    assert state.key(Export("search.json", "{}"), "1") == ""


def test_a_file_is_told_by_its_stamp(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"one")
    before = state.key(Copy("files/a.pdf", file), "1")
    file.write_bytes(b"other")
    assert state.key(Copy("files/a.pdf", file), "1") != before


def test_a_theme_file_that_changes_is_another_program(tmp_path: Path) -> None:
    file = tmp_path / "base.html"
    file.write_text("one")
    before = state.program_key([file])
    file.write_text("two")
    assert state.program_key([file]) != before


@pytest.mark.parametrize("other", ["other", "deeper/output"])
def test_the_state_of_another_folder_is_not_believed(tmp_path: Path, other: str) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "a.html").write_text("a")
    last = state.State(tmp_path / "memory", output)
    assert last.write({"a.html": "key"}, {"a.html": "digest"}) == 1
    assert last.standing({"a.html": "key"}) == {"a.html": "digest"}
    assert state.State(tmp_path / "memory", tmp_path / other).standing({"a.html": "key"}) == {}

from pathlib import Path

import pytest

from generator.publish import state
from generator.publish.laying import Laid
from generator.site.exports import Copy
from generator.site.pages import Page


def test_equal_contexts_have_equal_keys_and_others_do_not() -> None:
    page = Page("a.html", "poster.html", {"title": "A", "names": ("x", "y")})
    same = Page("a.html", "poster.html", {"title": "A", "names": ("x", "y")})
    other = Page("a.html", "poster.html", {"title": "A", "names": ("x", "z")})
    assert state.page_key(page, "1") == state.page_key(same, "1")
    assert len({state.page_key(page, "1"), state.page_key(other, "1"), state.page_key(page, "2")}) == 3


def test_a_file_is_told_by_its_stamp(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"one")
    before = state.key(Copy("files/a.pdf", file), "1", "")
    file.write_bytes(b"other")
    assert state.key(Copy("files/a.pdf", file), "1", "") != before


def test_a_theme_file_that_changes_is_another_program(tmp_path: Path) -> None:
    file = tmp_path / "base.html"
    file.write_text("one")
    before = state.program_key([file])
    file.write_text("two")
    assert state.program_key([file]) != before


def test_a_module_that_changes_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "site" / "cite" / "bibtex.py"
    module.parent.mkdir(parents=True)
    module.write_text("one")
    monkeypatch.setattr(state, "__file__", str(tmp_path / "publish" / "state.py"))
    before = state._own_key.__wrapped__()
    (tmp_path / "readme.txt").write_text("no module")
    assert state._own_key.__wrapped__() == before
    module.write_text("two")
    assert state._own_key.__wrapped__() != before


@pytest.mark.parametrize("other", ["other", "deeper/output"])
def test_the_state_of_another_folder_is_not_believed(tmp_path: Path, other: str) -> None:
    output = tmp_path / "output"
    output.mkdir()
    (output / "a.html").write_text("a")
    last = state.State(tmp_path / "memory", output)
    assert last.write([Laid("a.html", "key", "digest", is_new=True)]) == 1
    assert last.known().standing("a.html", "key") == "digest"
    assert last.known(full=True).standing("a.html", "key") == ""
    assert state.State(tmp_path / "memory", tmp_path / other).known().standing("a.html", "key") == ""


def test_what_has_no_key_is_always_made(tmp_path: Path) -> None:
    (tmp_path / "search.json").write_text("{}")
    last = state.State(tmp_path / "memory", tmp_path)
    last.write([Laid("search.json", "", "digest", is_new=True)])
    assert last.known().standing("search.json", "") == ""

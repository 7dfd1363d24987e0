"""Names and links that would lead out of their folders, or that systems take for one another."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from generator.content import folders, kinds, load, settings
from generator.content.fields import Faults, Kind, Slot
from generator.content.yamlfile import Scalar
from generator.errors import Place, SourceError, leaves
from generator.model import DEFAULT_THEME
from generator.site import render, themes

NAMES = (
    *("..", ".", "", "../up", "a/../b", "/etc/passwd", "a/b", "a\\b", "..\\up", "C:\\x", "C:x", "a:b", "\\\\host\\x"),
    *("con", "CON", "nul", "prn", "aux", "com1", "lpt9", "nul.html", "index", "INDEX", "a.", "a ", " a", "a.b", ".a"),
    *(
        "a\0b",
        "a\nb",
        "a\tb",
        "A",
        "é",
        "e\u0301",
        "ａ",
        "a\u202eb",
        "a\u200bb",
        "%2e%2e",
        "..%2f",
        "~",
        "$HOME",
        "a" * 61,
    ),
    *("a'b", 'a"b', "<a>", "a?b", "a#b", "a*b", "a|b", "a&b", "{{a}}", "-" * 61, "١"),
)
FILES = (
    *("../../site.yaml", "..", "a/../../b.pdf", "/etc/passwd.pdf", "a\\b.pdf", "..\\b.pdf", "C:\\b.pdf", "a:b.pdf"),
    *(
        ".git/config.pdf",
        "a/.hidden.pdf",
        "./a.pdf",
        "a//b.pdf",
        "a\0.pdf",
        "a\n.pdf",
        "content/files/../site.yaml",
        "..",
    ),
)


def refused(kind: Kind, value: str) -> bool:
    return kind.read(Scalar(value, Place(Path())), Slot("'x'", "x: ", "y"), []) is None


@pytest.mark.threat(17)
@pytest.mark.threat(19)
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_what_is_no_id(name: str) -> None:
    assert not kinds.is_slug(name)
    assert refused(kinds.SLUG, name)


@pytest.mark.threat(17)
@pytest.mark.threat(20)
@pytest.mark.parametrize("name", FILES, ids=ascii)
def test_what_is_no_file_below_content_files(name: str) -> None:
    assert refused(kinds.TARGET, name)
    assert refused(kinds.IMAGE, f"{name}.png")
    assert refused(kinds.DRAWING, f"{name}.png")


@pytest.mark.threat(17)
@pytest.mark.parametrize("name", ["../x", "..", "/etc", "a/b", "a\\b", "a\0", "x.", "X", "shared/../x"], ids=ascii)
@pytest.mark.parametrize("way", ["site.yaml", "command line", "extends"])
def test_a_theme_is_a_folder_of_themes(two_days: Path, name: str, way: str) -> None:
    (two_days / "x").mkdir()
    (two_days / "x" / "theme.yaml").write_text("description: x\n")
    if way == "site.yaml":
        (two_days / "content" / "site.yaml").write_text(f"theme: {name!a}\n")
        with pytest.raises(ExceptionGroup, match="mistakes"):
            settings.load(two_days)
        return
    theme = two_days / "themes" / "own"
    theme.mkdir(parents=True)
    (theme / "theme.yaml").write_bytes(f'extends: "{name}"\n'.encode().replace(b"\\", b"\\\\").replace(b"\0", b"\\0"))
    with pytest.raises(SourceError, match="there is no theme"):
        themes.find("own" if way == "extends" else name, two_days)


@pytest.mark.parametrize("name", ["../../../../content/site.yaml", "/etc/passwd", "a/../../x", "wayfinder/../../x"])
def test_a_template_cannot_name_what_stands_elsewhere(two_days: Path, name: str) -> None:
    theme = two_days / "themes" / "own"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text(f"extends: {DEFAULT_THEME}\n")
    (theme / "templates" / "page.html").write_text(f"{{% include '{name}' %}}")
    environment = render.environment(themes.find("own", two_days))
    with pytest.raises(jinja2.TemplateNotFound):
        environment.get_template("page.html").render()


def link_to(target: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return make


THEME_LINKS = {
    "the theme": ("", "../outside"),
    "a static file": ("static/secret.txt", "../../../outside/secret.txt"),
    "an absolute one": ("static/secret.txt", "/etc/hostname"),
    "a folder of static files": ("static", "../../outside"),
    "a template": ("templates/page.html", "../../../outside/secret.txt"),
    "the words": ("words", "../../outside"),
    "theme.yaml": ("theme.yaml", "../../outside/theme.yaml"),
}


@pytest.mark.threat(20)
@pytest.mark.parametrize("name", THEME_LINKS)
def test_a_link_in_a_theme_leads_nowhere_else(two_days: Path, name: str) -> None:
    outside, theme = two_days / "outside", two_days / "themes" / "own"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    for folder in (outside, theme):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "theme.yaml").write_text(f"extends: {DEFAULT_THEME}\n")
    place, target = THEME_LINKS[name]
    link_to(target)(theme / place if place else theme)
    with pytest.raises(SourceError, match="this link leads out of the theme"):
        themes.find("own", two_days)


def test_a_link_inside_a_theme_is_followed(two_days: Path) -> None:
    theme = two_days / "themes" / "own"
    (theme / "static").mkdir(parents=True)
    (theme / "theme.yaml").write_text(f"extends: {DEFAULT_THEME}\n")
    (theme / "static" / "a.txt").write_text("a")
    (theme / "static" / "b.txt").symlink_to("a.txt")
    assert "static/b.txt" in themes.find("own", two_days).static_files()


CONTENT_LINKS = {
    "site.yaml": "/etc/hostname",
    "people.yaml": "../../outside.yaml",
    "posters": "../../elsewhere",
    "posters/monday": "../../../elsewhere",
    "posters/monday/quiet-fans.yaml": "../../../../outside.yaml",
    "sessions/monday.yaml": "../../../outside.yaml",
    "sessions": "../../elsewhere",
    "pages/venue.md": "/etc/hostname",
    "pages": "../../elsewhere",
    "files/plot.png": "/etc/hostname",
    "files": "/etc",
}


@pytest.mark.threat(20)
@pytest.mark.threat(35)
@pytest.mark.parametrize("name", CONTENT_LINKS)
def test_a_link_in_content_is_named_and_not_read(two_days: Path, name: str) -> None:
    (two_days.parent / "elsewhere").mkdir()
    (two_days.parent / "outside.yaml").write_text("title: secret\n")
    link_to(CONTENT_LINKS[name])(two_days / "content" / name)
    told = load.check(settings.lenient(two_days))
    assert ("this is a link and is not read", str(two_days / "content" / name)) in [
        (one.message, str(one.place.path)) for one in told
    ]


@pytest.mark.threat(18)
@pytest.mark.parametrize(
    ("first", "second"),
    [("a.pdf", "A.pdf"), ("é.pdf", "e\u0301.pdf"), ("ß.pdf", "SS.pdf"), ("plan/a.pdf", "plan/A.PDF")],
    ids=ascii,
)
def test_names_that_some_systems_take_for_one(two_days: Path, first: str, second: str) -> None:
    for name in (first, second):
        path = two_days / "content" / "files" / name
        path.parent.mkdir(exist_ok=True)
        shutil.copy(two_days / "content" / "files" / "tiny.pdf", path)
    if len(list((two_days / "content" / "files").rglob("*.[pP][dD][fF]"))) < 3:
        pytest.skip("this system takes them for one itself")
    with pytest.raises(ExceptionGroup) as raised:
        load.load(settings.load(two_days))
    assert [one.message for one in leaves(raised.value) if "cannot tell the name" in one.message]


@pytest.mark.threat(18)
def test_ids_of_two_sessions_that_are_one(two_days: Path) -> None:
    shutil.copy(
        two_days / "content" / "posters" / "monday" / "quiet-fans.yaml", two_days / "content" / "posters" / "tuesday"
    )
    with pytest.raises(ExceptionGroup) as raised:
        load.load(settings.load(two_days))
    messages = [one.message for one in leaves(raised.value)]
    assert "the id 'quiet-fans' is also that of monday/quiet-fans.yaml" in messages


ODD = [
    "a\nb.pdf",
    "a\x1b[2Jb.pdf",
    "a\\b.pdf",
    "exe\u202efdp.pdf",
    "a\u200bb.pdf",
    "a\u2028b.pdf",
    "a\x7f.pdf",
    "a\u2067.pdf",
]


@pytest.mark.threat(17)
@pytest.mark.threat(35)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_a_file_whose_name_cannot_be_seen_is_left_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    faults: Faults = []
    assert folders.tree(tmp_path, faults) == {}
    (told,) = faults
    assert told.message.isprintable()
    assert told.message.startswith("the file is left out, for its name cannot be an address")


@pytest.mark.threat(19)
@pytest.mark.parametrize(("name", "is_short"), [("a" * 60, True), ("a" * 120, False), ("é" * 60, False)], ids=ascii)
def test_a_name_that_is_too_long_is_refused_with_what_is_allowed(two_days: Path, name: str, is_short: bool) -> None:
    shutil.copy(two_days / "content" / "files" / "tiny.pdf", two_days / "content" / "files" / f"{name}.pdf")
    told = {one.message: one.hint for one in load.check(settings.lenient(two_days))}
    assert ("the name is too long" in told) != is_short
    assert is_short or re.fullmatch(r"shorten it to \d+ bytes: as many plain letters", told["the name is too long"])


@pytest.mark.threat(17)
@pytest.mark.parametrize("name", ["con.pdf", "NUL.pdf", "lpt1.tar.gz", "a.pdf.", "a ", "aux/x.pdf"])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_that_windows_cannot_hold_is_refused(two_days: Path, name: str) -> None:
    path = two_days / "content" / "files" / name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(two_days / "content" / "files" / "tiny.pdf", path)
    told = [one.message for one in load.check(settings.lenient(two_days))]
    assert [one for one in told if "Windows cannot hold" in one]

"""A built site is clean, and each damage to it gets exactly its message."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator import cli, processes
from generator.content import settings
from generator.errors import SourceError
from generator.inspection import inspect, inspector
from generator.model import Analytics
from generator.publish import sums
from generator.publish.build import build

SITE = Path(__file__).parents[1] / "sites" / "two-days"
AGAIN = "build the site again, or take the file from another copy"
MEND = "build the site again, or correct it"
DAMAGED = "the file is damaged: build the site again"
Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole small site, with a zip of itself."""
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(SITE / "content", root / "content")
    build(replace(settings.load(root), offline=True))
    return root / "output"


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "output"))


def sealed(site: Path) -> None:
    """Make the sums those of the files as they are now: what is wrong then is not that they have changed."""
    files = {file.relative_to(site).as_posix(): sums.digest(file) for file in site.rglob("*") if file.is_file()}
    (site / sums.NAME).write_bytes(sums.dump({route: one for route, one in files.items() if route != sums.NAME}))


def shown(fault: SourceError, site: Path) -> str:
    level = "warning: " if fault.level == "warning" else ""
    place = fault.place
    return f"{place.path.relative_to(site).as_posix()}:{place.line}: {level}{fault.message} | {fault.hint}"


def told(site: Path) -> list[str]:
    return [shown(fault, site) for fault in inspect(site)]


def inside(text: str, route: str = "venue.html") -> Damage:
    """The text stands on a line of its own, the sixth, and the sums know it."""

    def damage(site: Path) -> None:
        lines = (site / route).read_text(encoding="utf-8").split("\n")
        (site / route).write_text("\n".join([*lines[:5], text, *lines[5:]]), encoding="utf-8")
        sealed(site)

    return damage


def written(route: str, data: str | bytes) -> Damage:
    def damage(site: Path) -> None:
        (site / route).parent.mkdir(parents=True, exist_ok=True)
        (site / route).write_bytes(data.encode() if isinstance(data, str) else data)
        sealed(site)

    return damage


def _pair(message: str, hint: str) -> str:
    return f"{message} | {hint}"


OUTSIDE = "put the file into the site: a page asks no other host for anything"
STYLED = "a font, picture or style sheet comes from evil.example"
OUTSIDE_ELEMENTS = {
    '<script src="https://evil.example/x.js"></script>': "a script comes from evil.example",
    '<script src="//evil.example/x.js"></script>': "a script comes from evil.example",
    '<link rel="stylesheet" href="http://evil.example/x.css">': "a style sheet comes from evil.example",
    '<link rel="preload" as="font" href="https://evil.example/x.woff2">': "a file comes from evil.example",
    "<img alt='' src=https://evil.example/x.png>": "a picture comes from evil.example",
    '<img alt="" srcset="files/plot.png 1x, https://evil.example/x.png 2x">': "a picture comes from evil.example",
    '<iframe src="https://evil.example:8443/"></iframe>': "a frame comes from evil.example:8443",
    '<object data="https://evil.example/x"></object>': "a plug-in comes from evil.example",
    '<p style="background: url(https://evil.example/x.png)">x</p>': STYLED,
    "<style>@import 'https://evil.example/x.css';</style>": STYLED,
    '<svg><image xlink:href="https://evil.example/x.png"/></svg>': "a picture comes from evil.example",
}
LINKS = {
    '<a href="nowhere.html">x</a>': ("the link 'nowhere.html' leads to nowhere.html, which is not there", MEND),
    '<a href="Index.html">x</a>': (
        "the link 'Index.html' leads to Index.html, which is not there",
        "did you mean 'index.html'? Most hosts tell capitals apart",
    ),
    '<a href="index.html#nowhere">x</a>': (
        "the link 'index.html#nowhere' leads to nothing in index.html: no element has that id",
        "correct it, or build the site again",
    ),
    '<a href="#nowhere">x</a>': (
        "the link '#nowhere' leads to nothing in venue.html: no element has that id",
        "correct it, or build the site again",
    ),
    '<a href="../x.html">x</a>': ("the link '../x.html' leads out of the site's folder", "correct it"),
    '<a href="/x.html">x</a>': (
        "the link '/x.html' leads to the top of the host, out of this site",
        "write it relative to its file",
    ),
    '<a href="posters/">x</a>': (
        "the link 'posters/' leads to a folder, which only some hosts show",
        "write posters/index.html",
    ),
    '<a href="https://example.org/wss-2026/x.html">x</a>': (
        "the link 'https://example.org/wss-2026/x.html' leads to x.html, which is not there",
        MEND,
    ),
    '<a href="file:///home/me/x.pdf">x</a>': (
        "the link 'file:///home/me/x.pdf' leads to a file on one device",
        "put the file into the site",
    ),
    '<a href="javascript:alert(1)">x</a>': (
        "the link 'javascript:alert(1)' runs a script",
        "take it away; the content policy refuses it",
    ),
    '<a href="https://[">x</a>': ("the link 'https://[' is no address", "correct it"),
    '<img alt="" src="files/none.png">': (
        "the picture 'files/none.png' leads to files/none.png, which is not there",
        MEND,
    ),
    '<meta http-equiv="refresh" content="0; url=none.html">': (
        "the link 'none.html' leads to none.html, which is not there",
        MEND,
    ),
    '<p id="a">x</p><p id="a">x</p>': ("the id 'a' is given twice", "links reach the first one only"),
    "<div>": ("<div> is never closed", DAMAGED),
    "</section>": ("</section> closes nothing", DAMAGED),
}
DAMAGES: dict[str, tuple[Damage, list[str]]] = {
    "a page is missing": (
        lambda site: (site / "venue.html").unlink(),
        ["SHA256SUMS:{venue}: the file venue.html is missing, and {links} links lead to it | " + AGAIN],
    ),
    "a changed byte": (
        lambda site: (site / "files/plot.png").write_bytes(b"x"),
        [f"files/plot.png:1: this file has changed since SHA256SUMS was written | {AGAIN}"],
    ),
    "a file too many": (
        lambda site: (site / "notes.txt").write_text("x"),
        [
            _pair(
                "notes.txt:1: warning: this file is not in SHA256SUMS",
                "no build wrote it: delete it, or leave it if you put it there",
            )
        ],
    ),
    "no list": (
        lambda site: (site / "SHA256SUMS").unlink(),
        [
            _pair(
                "SHA256SUMS:1: there is no SHA256SUMS, so nobody can say whether the site is whole",
                "check the folder that `microsite build` writes, or a whole copy of it",
            )
        ],
    ),
    "a torn list": (
        lambda site: (site / "SHA256SUMS").write_bytes((site / "SHA256SUMS").read_bytes() + b"0123  x"),
        ["SHA256SUMS:{end}: this line is no hash, two spaces and the name of a file | build the site again"],
    ),
    "a style sheet that calls elsewhere": (
        written(
            "static/x.css", "p {}\n/* url(https://comment.example/) */\n@font-face { src: url('https://f.example/f') }"
        ),
        [f"static/x.css:3: a font, picture or style sheet comes from f.example | {OUTSIDE}"],
    ),
    "a drawing that calls elsewhere": (
        written("static/x.svg", '<svg xmlns="http://www.w3.org/2000/svg">\n<image href="https://f.example/f"/></svg>'),
        [f"static/x.svg:2: a picture comes from f.example | {OUTSIDE}"],
    ),
    "XML that is none": (
        written("static/x.svg", "<svg>\n<g></svg>"),
        ["static/x.svg:2: not well-formed XML: mismatched tag | build the site again"],
    ),
    "JSON that is none": (
        written("x.json", '{"a":\n,}'),
        ["x.json:2: not valid JSON: Expecting value | build the site again"],
    ),
    "bytes that are no text": (
        written("x.json", b"\xff"),
        ["x.json:1: byte 1 is not UTF-8 | build the site again"],
    ),
    "a page that is none": (
        written("x.html", "\n"),
        [
            "x.html:1: no <!doctype html> at the beginning | build the site again",
            "x.html:1: no <title> | build the site again",
        ],
    ),
    "a site map with a page that is not there": (
        written("sitemap.xml", "<urlset>\n<url><loc>https://example.org/wss-2026/a.html</loc></url></urlset>"),
        ["sitemap.xml:2: the link 'https://example.org/wss-2026/a.html' leads to a.html, which is not there | " + MEND],
    ),
    "a policy that lets somebody in": (
        inside("<meta http-equiv=Content-Security-Policy content=\"script-src 'self' https://x.example\">"),
        [
            _pair(
                "venue.html:6: the content policy lets x.example in, which no privacy.html names",
                "whoever learns of readers must be named to them",
            )
        ],
    ),
    **{element: (inside(element), [f"venue.html:6: {said} | {OUTSIDE}"]) for element, said in OUTSIDE_ELEMENTS.items()},
    **{element: (inside(element), [f"venue.html:6: {said} | {hint}"]) for element, (said, hint) in LINKS.items()},
}


def test_a_built_site_is_clean(site: Path) -> None:
    assert told(site) == []


@pytest.mark.parametrize(("damage", "expected"), DAMAGES.values(), ids=DAMAGES)
def test_each_damage_has_its_message(site: Path, damage: Damage, expected: list[str]) -> None:
    listed = (site / "SHA256SUMS").read_text(encoding="utf-8").split("\n")
    line = next(number for number, one in enumerate(listed, 1) if one.endswith("  venue.html"))
    damage(site)
    links = sum(file.read_text(encoding="utf-8").count('venue.html"') for file in site.rglob("*.html"))
    links += (site / "sitemap.xml").read_text(encoding="utf-8").count("venue.html<")
    found = told(site)
    assert found == [one.format(venue=line, links=links, end=len(listed)) for one in expected]


HARMLESS = [
    '<a href="https://example.org/">x</a>',
    '<a href="mailto:a@example.org">x</a>',
    '<a href="https://example.org/wss-2026/">x</a>',
    '<a href="search.html?q=a%20b#main">x</a>',
    '<a href="#">x</a> <a href="#top">x</a> <a href="">x</a>',
    '<img alt="" src="data:image/png;base64,AAAA">',
    '<!-- <script src="https://evil.example/x.js"></script> -->',
    '<script type="application/ld+json">{"a": "<img src=https://evil.example/>"}</script>',
    "<p>an open paragraph",
    '<p title="a > b">&lt;img src="https://evil.example/"&gt;</p>',
    "<svg><g/></svg>",
]


@pytest.mark.parametrize("element", HARMLESS)
def test_what_is_right_is_let_be(site: Path, element: str) -> None:
    inside(f"<div>{element}</div>" if "paragraph" in element else element)(site)
    assert told(site) == []


def test_all_faults_come_in_one_run(site: Path) -> None:
    (site / "my.js").write_text("x", encoding="utf-8")
    inside("<div>", "colophon.html")(site)
    (site / "search.json").write_text("{", encoding="utf-8")
    (site / "posters/untold.html").unlink()
    assert len(told(site)) == 4


def test_a_copy_from_the_zip_is_whole(built: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(built / "site.zip", tmp_path)
    (copy,) = tmp_path.iterdir()
    assert told(copy) == []
    assert copy.name == "workshop-on-small-systems-2026"


def test_who_counts_visits_may_be_let_in_where_it_is_named(tmp_path: Path) -> None:
    shutil.copytree(SITE / "content", tmp_path / "content")
    build(replace(settings.load(tmp_path), analytics=Analytics("https://stats.example.net/s.js")))
    site = tmp_path / "output"
    assert told(site) == []
    inside('<script src="https://stats.example.net/s.js"></script>')(site)
    assert told(site) == []
    (site / "privacy.html").write_text((site / "index.html").read_text().replace("stats.example.net", ""))
    sealed(site)
    assert f"venue.html:6: a script comes from stats.example.net | {OUTSIDE}" in told(site)


def test_several_processes_find_the_same(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside('<a href="index.html#nowhere">x</a>')(site)
    (site / "my.js").write_text("x", encoding="utf-8")
    alone = told(site)
    monkeypatch.setattr(inspector, "ENOUGH_FOR_TWO", 1)
    monkeypatch.setattr(processes, "usable", lambda: 2)
    assert told(site) == alone
    assert len(alone) == 2


def test_the_command(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It needs no content/ beside the site."""
    check = ["--root", str(tmp_path), "check", "--site", str(site)]
    assert cli.main(check) == 0
    assert capsys.readouterr() == ("", "output/: no mistakes, 0 warnings\n")
    (site / "notes.txt").write_text("x", encoding="utf-8")
    assert cli.main(check) == 0
    assert cli.main([*check, "--strict"]) == 1
    (site / "my.js").write_text("x", encoding="utf-8")
    capsys.readouterr()
    assert cli.main([*check, "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=output/my.js,line=1,col=1::this file has changed since")
    assert cli.main([*check, "--format", "json"]) == 1
    mistakes = json.loads(capsys.readouterr().out)["mistakes"]
    assert [(one["level"], one["file"]) for one in mistakes] == [
        ("error", "output/my.js"),
        ("warning", "output/notes.txt"),
    ]


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--root", str(tmp_path), "check", "--site", str(tmp_path / "none")]) == 2
    assert "there is no folder" in capsys.readouterr().err

"""What any bytes at all must not break: each target takes some and raises where the program did what it never may.

It returns whether they were content of any kind, so that a run can tell whether it looked at both. Bytes that stand
for several texts are taken apart at zeros.
"""

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import nh3
from bs4 import BeautifulSoup

from generator import listing as listings
from generator.content import kinds, people, posterfile, posters, slugs, textfile, writing
from generator.content.importing import merge as merging
from generator.content.importing.imported import Record
from generator.content.people.identity import Identities
from generator.errors import Place, SourceError, leaves
from generator.markup import Text
from generator.model import Author, Conference, Poster, Session, Settings
from generator.site import outline, spreadsheet, themes
from generator.site.cite import tex
from generator.site.exports import exports

ROOT = Path(__file__).parents[2]
FOLDER = Path(tempfile.gettempdir()) / "microsite-fuzz"
TAGS = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "sub", "sup", "br", "pre", "blockquote", "hr", "del"}
FORMATS = ("auto", *listings.READERS)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def texts(data: bytes, count: int) -> list[str]:
    """So many texts; those that the bytes do not have are empty."""
    parts = data.decode("utf-8", errors="replace").split("\0", count - 1)
    return parts + [""] * (count - len(parts))


def in_file(data: bytes, name: str) -> Path:
    """A file that holds the bytes."""
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def listing(data: bytes) -> bool:
    """The first byte says as which format the rest is read: entries in order, or a mistake that is told."""
    path = in_file(data[1:], "listing.txt")
    try:
        reading = listings.read(path, FORMATS[data[0] % len(FORMATS)] if data else "auto")
    except SourceError as error:
        _has_place(error, path)
        return False
    assert any(each.entries for each in reading.listings)
    for entry in (entry for each in reading.listings for entry in each.entries):
        assert isinstance(entry.title, str)
        assert all(isinstance(name, str) for name in entry.authors)
    return True


def poster(data: bytes) -> bool:
    """A poster file: a poster whose texts can be shown, or mistakes with their places in it."""
    path = in_file(data, "content/posters/session/some-poster.yaml")
    read = posters.load(path, FOLDER)
    for fault in read.faults:
        _has_place(fault, path)
    assert read.poster or any(fault.level == "error" for fault in read.faults)
    if read.poster:
        _is_shown_safely(read.poster.title or Text(""))
        _is_shown_safely(read.poster.abstract)
    return read.poster is not None


def text(data: bytes) -> bool:
    """Authors' text with a macro of their own."""
    source, macro = texts(data, 2)
    _is_shown_safely(Text(source, (("own", macro),), block=True))
    _is_shown_safely(Text(source, (("own", macro),)))
    return bool(Text(source, (("own", macro),)).plain)


def _is_shown_safely(shown: Text) -> None:
    tree = ElementTree.fromstring(f"<root>{shown.html}</root>")  # noqa: S314 - our own output
    maths = {element for math in tree.iter("math") for element in math.iter()}
    assert not any({"href", "style", "class", "id"} & element.attrib.keys() for element in maths)
    html = "." + re.sub(r"<math.*?</math>", "", shown.html)  # what begins a document, a byte order mark, is taken off
    cleaned = nh3.clean(html, tags=TAGS, attributes={"a": {"href", "rel"}}, link_rel=None)
    assert BeautifulSoup(f"<i>{cleaned}</i>", "lxml").decode() == BeautifulSoup(f"<i>{html}</i>", "lxml").decode()
    assert not CONTROL.search(shown.plain)
    assert all(problem.offset <= len(shown.source) for problem in shown.problems)


def merge(data: bytes) -> bool:
    """An author's file and a changed listing: their notes and title stay, and to merge again adds nothing."""
    title, abstract, mine, note, names = (_said(each) for each in texts(data, 5))
    base = Record(title="Once", authors=("Ada", ""), abstract="It was.", number=1)
    told = merging.heard(base, Record(title=title, authors=tuple(names.split("⋅")), abstract=abstract, number=1))
    written = posterfile.dump("s", base).replace("title: Once", f"title: {writing.one_line(mine)}")
    written += f"# note {note}\n"
    place = Place(Path("some-poster.yaml"))
    found = merging.merge_poster(place, written.encode(), base, told, ("s", "s"))
    after = found.data.decode()
    assert f"# note {note}\n" in after
    if mine not in {"", "Once"}:
        assert f"title: {writing.one_line(mine)}\n" in after
    assert merging.merge_poster(place, found.data, base, told, ("s", "s")).data == found.data
    return bool(title)


def _said(given: str) -> str:
    """As a reader of listings would give it: one line without what files refuse."""
    try:
        textfile.refuse(given, Path("x"))
    except SourceError:
        return "refused"
    return " ".join(given.split())


def slug(data: bytes) -> bool:
    """A title or a name as an id."""
    (source,) = texts(data, 1)
    for made in (slugs.slug(source), slugs.person_slug(source)):
        assert not made or kinds.is_slug(made)
    return bool(slugs.slug(source))


def exporters(data: bytes) -> bool:
    """A conference of one poster in every format that can be read back here."""
    title, abstract, name, affiliation, keyword, session, room, site = texts(data, 8)
    work = Poster(
        id="work",
        session="monday",
        path="content/posters/monday/work.yaml",
        title=Text(title) if title else None,
        authors=(Author(name or None, affiliation), Author(None)),
        abstract=Text(abstract, block=True),
        keywords=(keyword,) if keyword else (),
    )
    who = people.gather((work,), Identities(), [])
    block = Session(id="monday", title=session or "monday", room=room)
    conference = Conference(sessions=(block,), posters=(work,), people=who.people, bylines=who.bylines)
    chosen = Settings(root=ROOT, output=FOLDER / "output", name=site, url="https://example.org/")
    for export in exports(conference, chosen, themes.find("wayfinder", ROOT).words):
        _reads_back(export.route, export.text)
    assert len(list(csv.reader(io.StringIO(spreadsheet.dump(conference, chosen))))) == 2
    assert "<script" not in outline.dump(conference, chosen)
    return bool(title)


def _reads_back(route: str, exported: str) -> None:
    exported.encode()
    if route.endswith(".json"):
        json.loads(exported)
    elif route.endswith((".xml", ".atom")):
        ElementTree.fromstring(exported)  # noqa: S314 - our own output
    elif route.endswith(".bib"):
        assert tex.is_balanced(exported)
    elif route.endswith(".js"):
        assert "</" not in exported


def _has_place(fault: SourceError, path: Path) -> None:
    assert fault.message
    assert fault.place.path == path
    assert fault.place.line >= 1
    assert fault.place.column >= 1
    assert leaves(ExceptionGroup("one", [fault])) == (fault,)


TARGETS: Mapping[str, Callable[[bytes], bool]] = {
    "listing": listing,
    "poster": poster,
    "text": text,
    "merge": merge,
    "slug": slug,
    "exporters": exporters,
}

"""The booklet: what stands in it, and what was printed, read back by a reader of PDFs."""

import re
import shutil
import sys
from ctypes import c_wchar
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import raw

from generator.content import settings
from generator.content.load import load
from generator.errors import SourceError
from generator.language import LANGUAGES
from generator.model import Conference, Poster, Settings
from generator.printing import anchors, browser, press
from generator.printing.booklet import PAPERS, Booklet, booklet, css_string
from generator.site import themes
from generator.site.render import environment, render

ROOT = Path(__file__).parents[2]
SITES = ROOT / "tests" / "sites"

HOSTILE_SESSION = 'Late "Work" \\ </style> {x} & Öl'
HOSTILE = {
    "session": "late",
    "title": 'Braces {x}, "Quotes", 100 \\% & <script>alert(1)</script>',
    "authors": [
        'Ana "Bo" O\'Neil',
        "Smith and Sons",
        "Plato",
        "undisclosed",
        "Ludwig van Beethoven",
        "<b>Bold</b> {Y}",
    ],
    "abstract": "It holds $x_1^2$ and $\\frac{1}{2}$, each once.",
}


@dataclass
class Printed:
    """A booklet as printed, and the conference that it is of."""

    conference: Conference
    file: Path
    document: pypdfium2.PdfDocument = field(init=False)
    pages: list[str] = field(init=False)
    squeezed: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.document = pypdfium2.PdfDocument(self.file)
        texts = [page.get_textpage().get_text_range() for page in self.document]
        self.pages = [text.replace("\r\n", "\n").replace("\ufffe", "-\n") for text in texts]
        self.squeezed = list(map(squeezed, self.pages))

    @cached_property
    def first(self) -> int:
        """The first page of the abstracts."""
        marks = [mark for mark in self.document.get_toc() if mark.level == 0]
        return int(marks[2].get_dest().get_index()) + 1  # after the cover and the programme

    def standing(self, poster: Poster) -> int:
        """The page of a poster's abstract: where its title is followed by its first author."""
        first = poster.authors[0].name if poster.authors else None
        wanted = squeezed((poster.title.plain if poster.title else poster.abstract.plain[:40]) + (first or ""))
        found = [page for page, text in enumerate(self.squeezed, 1) if page >= self.first and wanted in text]
        assert len(found) == 1, (poster.id, found)
        return found[0]

    @property
    def bookmarks(self) -> list[str]:
        return [mark.get_title() for mark in self.document.get_toc()]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(root: Path, paper: str) -> Printed:
    chosen = settings.load(root)
    conference = load(chosen).conference
    press.print_booklet(conference, chosen, root / "booklet.pdf", paper)
    return Printed(conference, root / "booklet.pdf")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The booklet of the real listing, on A4."""
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(ROOT / "content", root / "content")
    return printed(root, "a4")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The booklet of a site with all kinds of names, on Letter."""
    root = tmp_path_factory.mktemp("hostile") / "site"
    shutil.copytree(SITES / "two-days", root)
    content = root / "content"
    (content / "posters" / "late").mkdir()
    (content / "sessions" / "late.yaml").write_text(yaml.safe_dump({"title": HOSTILE_SESSION}))
    for number in range(1, 6):  # as many as make a session's title stand at the head of its pages
        (content / "posters" / "late" / f"late-{number}.yaml").write_text(yaml.safe_dump(HOSTILE | {"number": number}))
    return printed(root, "letter")


def made(root: Path, numbers: dict[str, int] | None = None) -> tuple[Booklet, Settings, Conference]:
    chosen = settings.load(root)
    theme = themes.find(chosen.theme, root, chosen.language)
    conference = load(chosen).conference
    return booklet(conference, chosen, theme.words, PAPERS["a4"], numbers or {}), chosen, conference


def html(root: Path) -> str:
    content, chosen, conference = made(root)
    theme = themes.find(chosen.theme, root, chosen.language, chosen.theme_options)
    return render(press.page(content, conference, chosen, theme), environment(theme))


@pytest.mark.browser
def test_the_paper_is_what_was_asked_for(real: Printed, hostile: Printed) -> None:
    sizes = {tuple(round(side) for side in page.get_size()) for page in real.document}
    assert sizes == {(595, 842)}
    assert {tuple(round(side) for side in page.get_size()) for page in hostile.document} == {(612, 792)}
    assert 22 <= len(real.document) <= 32


@pytest.mark.browser
def test_every_page_tells_its_number(real: Printed) -> None:
    feet = [page.get_textpage().get_text_bounded(bottom=0, top=60) for page in real.document]
    assert feet[1:] == [str(number) for number in range(2, len(feet) + 1)]
    assert not re.search(r"\d", feet[0].replace("47", "").replace("245", ""))  # a cover has none


@pytest.mark.browser
def test_the_programme_names_the_true_page_of_every_poster(real: Printed) -> None:
    programme = "\n".join(real.pages[1 : real.first - 1])
    for poster in real.conference.listed:
        words = poster.title.plain if poster.title else "Title not yet announced"
        title = re.escape(words).replace(r"\ ", r"\s+").replace(r"\-", r"-\s*")
        entry = re.search(rf"\n{poster.number} {title}\n.*?\n(\d+)\n", programme + "\n", re.DOTALL)
        assert entry, words
        assert int(entry[1]) == real.standing(poster)


@pytest.mark.browser
def test_the_index_names_the_true_pages_of_every_author(real: Printed) -> None:
    start = next(page for page, text in enumerate(real.pages) if text.count("\nIndex of authors\n"))
    index = "\n".join(real.pages[start:])
    places = {poster.id: real.standing(poster) for poster in real.conference.listed}
    for person in real.conference.people:
        pages = sorted({places[id_] for id_ in person.posters})
        name = f"{person.family}, {person.given}" if person.given else person.name
        line = re.escape(f"{name} {', '.join(map(str, pages))}").replace(r"\ ", r"\s+")
        assert re.search(rf"\n{line}\n", index + "\n"), (person.name, pages)


@pytest.mark.browser
def test_undisclosed_authors_keep_their_places(real: Printed) -> None:
    poster = next(one for one in real.conference.listed if one.number == 1)
    names = [author.name for author in poster.authors]
    assert names[3:5] == [None, None]
    told = f"{', '.join(name for name in names[:3] if name)}, 2 authors not yet disclosed, {names[5]}"
    assert squeezed(told) in squeezed(real.pages[real.standing(poster) - 1])
    hidden = sum(one.undisclosed for one in real.conference.listed)
    assert f"{hidden} author places on" in real.pages[-1]


@pytest.mark.browser
def test_bookmarks_lead_to_everything(real: Printed) -> None:
    titles = [
        f"{one.number} {one.title.plain if one.title else 'Title not yet announced'}" for one in real.conference.listed
    ]
    assert [title for title in real.bookmarks if title in titles] == titles
    assert {"Programme", "Index of authors", "Poster Session 2"} <= set(real.bookmarks)
    marks = {mark.get_title(): mark.get_dest().get_index() + 1 for mark in real.document.get_toc()}
    for poster, title in zip(real.conference.listed, titles, strict=True):
        assert marks[title] == real.standing(poster)


@pytest.mark.browser
def test_it_can_be_read_aloud(real: Printed) -> None:
    assert raw.FPDFCatalog_IsTagged(real.document)
    said = (c_wchar * 8)()
    raw.FPDFCatalog_GetLanguage(real.document, raw.cast(said, raw.POINTER(raw.FPDF_WCHAR)), 16)
    assert bytes(said).decode("utf-16-le").startswith("en\0")
    assert real.document.get_metadata_dict()["Title"] == "Poster Session 2 – Programme and abstracts"


@pytest.mark.browser
def test_formulas_are_shown_once_and_not_as_tex(real: Printed, hostile: Printed) -> None:
    poster = next(one for one in real.conference.listed if "softmax(" in one.abstract.plain)
    page = real.pages[real.standing(poster) - 1]
    assert page.count("softmax") == poster.abstract.plain.count("softmax")
    assert "mathbf" not in page
    text = "\n".join(hostile.pages)
    assert text.count("each once") == 5
    assert "frac" not in text
    assert "$" not in text


@pytest.mark.browser
def test_names_are_what_people_wrote(hostile: Printed) -> None:
    text = squeezed("\n".join(hostile.pages))
    names = (
        """Ana "Bo" O'Neil, Smith and Sons, Plato, 1 author not yet disclosed, Ludwig van Beethoven, <b>Bold</b> {Y}"""
    )
    assert text.count(squeezed(names)) == 5
    title = 'Braces x, "Quotes", 100 % & <script>alert(1)</script>'
    assert text.count(squeezed(title)) == 10  # in the programme and above each abstract
    assert [mark for mark in hostile.bookmarks if mark.endswith(title)] == [f"{n} {title}" for n in range(1, 6)]


@pytest.mark.browser
def test_the_head_of_pages_is_the_session_as_written(hostile: Printed) -> None:
    heads = [page.get_textpage().get_text_bounded(bottom=792 - 60) for page in hostile.document]
    assert squeezed("Workshop on Small Systems 2026" + HOSTILE_SESSION) in [squeezed(head) for head in heads]


@pytest.mark.browser
def test_untitled_posters_are_there_and_withdrawn_ones_are_not(hostile: Printed) -> None:
    text = "\n".join(hostile.pages)
    assert text.count("Title not yet announced") == 2
    assert "Nobody has told the title of this work yet" in text
    assert "Loud Discs" not in text
    assert "Discs are loud" not in text


@pytest.mark.browser
def test_a_theme_that_links_to_nothing_is_told(two_days: Path) -> None:
    theme = two_days / "themes" / "mine"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("extends: wayfinder\n")
    (theme / "templates" / "booklet.html").write_text(
        '{% extends "wayfinder/booklet.html" %}{% block programme %}{% endblock %}{% block index %}{% endblock %}'
    )
    chosen = settings.load(two_days, theme="mine")
    with pytest.raises(SourceError, match="has no link to '#") as raised:
        press.print_booklet(load(chosen).conference, chosen, two_days / "booklet.pdf", "a4")
    assert raised.value.place.path == theme
    assert "templates/booklet.html" in raised.value.hint


def test_without_posters_there_is_no_booklet(two_days: Path) -> None:
    shutil.rmtree(two_days / "content" / "posters")
    (two_days / "content" / "people.yaml").unlink()
    chosen = settings.load(two_days)
    with pytest.raises(SourceError, match="no posters"):
        press.print_booklet(load(chosen).conference, chosen, two_days / "booklet.pdf", "a4")


def test_without_a_reader_of_pdfs_it_says_what_to_install(two_days: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "find_spec", lambda name: None)
    chosen = settings.load(two_days)
    with pytest.raises(SourceError) as raised:
        press.print_booklet(load(chosen).conference, chosen, two_days / "booklet.pdf", "a4")
    assert raised.value.hint == "pip install microsite[pdf]"


def test_a_browser_without_page_numbers_is_refused(two_days: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def old(*given: object) -> None:
        target = given[-1]
        assert isinstance(target, Path)
        target.write_bytes(b"%PDF-1.4\n<</Producer (Skia/PDF m109)>>")

    monkeypatch.setattr(press, "print_html", old)
    monkeypatch.setenv(browser.VARIABLE, sys.executable)
    chosen = settings.load(two_days)
    with pytest.raises(SourceError, match="version 109 of this browser") as raised:
        press.print_booklet(load(chosen).conference, chosen, two_days / "booklet.pdf", "a4")
    assert "131 or newer" in raised.value.hint
    assert not (two_days / "booklet.pdf").exists()


def test_numbers_that_never_come_to_rest_are_told(two_days: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = iter(range(press.ROUNDS))
    monkeypatch.setattr(press, "print_html", lambda *given: given[-1].write_bytes(b""))
    monkeypatch.setattr(anchors, "pages", lambda pdf, names: dict.fromkeys(names, next(rounds)))
    chosen = settings.load(two_days)
    with pytest.raises(SourceError, match="the page numbers in the booklet move"):
        press.print_booklet(load(chosen).conference, chosen, two_days / "booklet.pdf", "a4")
    assert next(rounds, None) is None


def test_pages_in_the_index_are_in_order_and_each_once(two_days: Path) -> None:
    numbers = {"poster-quiet-fans": 12, "poster-tiny-caches": 4, "poster-slow-clocks": 12}
    content, _, _ = made(two_days, numbers)
    entries = [entry for letter in content.letters for entry in letter.entries if entry.person.name == "Wei Wang"]
    assert [[link.page for link in entry.pages] for entry in entries] == [["4", "12"], ["12"]]
    assert content.anchors >= numbers.keys()
    assert not [anchor for anchor in content.anchors if "loud-discs" in anchor]


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_speaks_each_language(two_days: Path, code: str) -> None:
    site = two_days / "content" / "site.yaml"
    site.write_text(f"{site.read_text(encoding='utf-8')}\nlanguage: {code}\n", encoding="utf-8")
    text = html(two_days)
    words = themes.find("wayfinder", two_days, code).words
    assert f'lang="{code}" dir="{LANGUAGES[code].direction}"' in text
    for key in ("booklet", "programme", "index", "numbers_are_pages", "title_unknown"):
        assert f">{words(key)}<" in text, key


def test_nothing_is_asked_of_the_network(two_days: Path) -> None:
    text = html(two_days)
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert not re.search(
        r"(?:src|href)=\"(?!#|https://|\.\./files/)", text
    )  # links for readers, and pictures beside it


@given(st.text(st.characters(codec="utf-8")))
def test_css_strings_end_nowhere_but_at_their_end(text: str) -> None:
    made = css_string(text)
    inner = made[1:-1]
    assert not set(inner) & set("\"'<>&\n\r{}")
    unescaped = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inner)
    assert unescaped == text
    assert unescape(inner) == inner

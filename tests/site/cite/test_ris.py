from collections.abc import Callable

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.markup import Text
from generator.model import Conference, Poster, Publication, Settings
from generator.site import citations
from generator.site.cite import ris
from generator.site.cite.lines import one_line
from generator.site.cite.records import Citation

Made = tuple[Conference, Settings]


def whole(conference: Conference, chosen: Settings) -> str | None:
    """posters.ris, where there is one."""
    return {one.route: one.text for one in citations.files(conference, chosen)}.get("posters.ris")


def test_a_record(made: Callable[..., Made], a_poster: Callable[..., Poster], proceedings: Publication) -> None:
    work = a_poster("A & B", "Renée van der Berg", None, "Sammy Davis Jr.", "Plato", pages="3-12", doi="10.1/a_b",
                    keywords=("R&D", "A*"))  # fmt: skip
    text = whole(*made(work, publication=proceedings, url="https://example.org/;x/"))
    assert text == "\r\n".join((
        "TY  - CONF", "ID  - work", "AU  - van der Berg, Renée", "AU  - Davis, Sammy, Jr.", "AU  - Plato",
        "AU  - others", "TI  - A & B", "T2  - Proceedings of Small Systems & Friends", "A2  - Hopper, Grace",
        "A2  - de La Fontaine, Jean", "PY  - 2026", "T3  - PSS", "VL  - 8", "PB  - A&B Press",
        "SN  - 978-3-16-148410-0",
        "SP  - 3", "EP  - 12", "DO  - 10.1/a_b", "UR  - https://example.org/%3Bx/posters/work.html", "KW  - R&D",
        "KW  - A*", "AB  - We work.", "N1  - One author is not yet disclosed.", "ER  - ", "",
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("pages", "expected"),
    [("7", ("7", None)), ("3–12", ("3", "12")), ("e5 — e9", ("e5", "e9")), ("1-3, 7", ("1-3, 7", None))],
)  # fmt: skip
def test_pages(cite: Callable[..., Citation], pages: str, expected: tuple[str | None, str | None]) -> None:
    (record,) = rispy.loads(ris.record(cite("Work", "Alice Hall", pages=pages)))
    assert (record.get("start_page"), record.get("end_page")) == expected


def test_the_real_listing(real_listing: Made) -> None:
    conference, _ = real_listing
    text = whole(*real_listing)
    assert text
    assert text.count("\n") == text.count("\r\n")
    records = {record["id"]: record for record in rispy.loads(text)}
    titled = [poster for poster in conference.listed if poster.title]
    assert list(records) == [poster.id for poster in titled]
    for poster in titled:
        record = records[poster.id]
        assert poster.title
        assert (record["type_of_reference"], record["title"]) == ("CPAPER", poster.title.plain)
        assert len(record["authors"]) == len(poster.authors) - poster.undisclosed + bool(poster.undisclosed)
        assert (record["authors"][-1] == "others") == bool(poster.undisclosed)
        assert record["abstract"] == one_line(poster.abstract.plain)
        assert "year" not in record
        assert "unknown_tag" not in record


NAMES = {
    "Renée van der Berg": "van der Berg, Renée",
    "Sammy Davis Jr.": "Davis, Sammy, Jr.",
    "Plato": "Plato",
    "Smith and Wesson": "Smith and Wesson",
    'Dwayne "The Rock" Johnson': 'Johnson, Dwayne "The Rock"',
    "Back\\slash {Brace": "{Brace, Back\\slash",
    "Un}Done Er{": "Er{, Un}Done",
    "ACME, Inc.": "ACME, Inc.",
    "line\nER  - ": "-, line ER",
    "王小明": "王小明",
    "王 小明": "王, 小明",
    "محمد العربي": "العربي, محمد",
    "דוד בן\u200fגוריון": "בן\u200fגוריון, דוד",
}


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_names_come_back(cite: Callable[..., Citation], name: str) -> None:
    (record,) = rispy.loads(ris.record(cite("Work", "Ada Lovelace", name, None)))
    assert record["authors"] == ["Lovelace, Ada", NAMES[name], "others"]


LINES = st.lists(
    st.sampled_from(["ER  - ", "TY  - BOOK", "AU  - Eve", "\r\n", "\n", "\r", "\x85", "\u2028", "\x0b", "x"])
)
ANY = st.text() | LINES.map("".join)


@settings(deadline=None)
@given(title=ANY, names=st.lists(ANY, max_size=3), keyword=ANY)
def test_no_text_adds_a_line(
    made: Callable[..., Made], a_poster: Callable[..., Poster], title: str, names: list[str], keyword: str
) -> None:
    authors = [name for name in names if one_line(name).strip("*")]
    text = whole(*made(a_poster(title, *authors, keywords=(keyword,))))
    if text is None:
        assert not one_line(Text(title).plain)
        return
    lines = text.splitlines()
    tags = [line[:6] for line in lines]
    assert tags == ["TY  - ", "ID  - ", *["AU  - "] * len(authors), "TI  - ", "T2  - ",
                    *["KW  - "] * bool(one_line(keyword)), "AB  - ", "ER  - "]  # fmt: skip
    assert len(rispy.loads(text)) == 1

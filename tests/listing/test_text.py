"""Every shape of listing that is known, as a file of samples/ with what is read from it."""

from itertools import takewhile
from pathlib import Path

import pytest

from generator.errors import SourceError
from generator.listing import read, reader
from generator.listing.records import Entry, Listing, Reading

SAMPLES = Path(__file__).parent / "samples"
REAL = Path(__file__).parents[2] / "content" / "listings" / "poster-session-2.txt"

# A session: its line, title and room. A poster: its line, how its title begins, its authors, its paragraphs.
CASES = {
    "abstract-first.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 ? |  | 1",
        "5 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 1",
        "doubt 4 line taken for an abstract without title and authors (poster 1)",
    ],
    "abstracts-alone.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 1",
        "7 ? |  | 1",
        "8 ? |  | 1",
        "9 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
        "12 Lanterns | Ngozi Obi + Sam Ferro | 1",
        "15 Yarn: Weaving Collec | Ada Nwosu + - + Li Wei | 1",
        "doubt 7 line taken for an abstract without title and authors (poster 2)",
        "doubt 8 line taken for an abstract without title and authors (poster 3)",
    ],
    "all-undisclosed.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Cedar: A Small Compi | - + - + - | 1",
        "7 Who Watches the Sche | - + - | 1",
        "10 Lanterns | Ngozi Obi + Sam Ferro | 1",
    ],
    "blank-between-lines.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "7 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 1",
        "13 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
        "19 Lanterns | Petra Lindqvist | 1",
    ],
    "blank-between-posters.txt": [
        "2 Poster Session 1 / Harbour Hall",
        "6 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 2",
        "11 ? |  | 1",
        "13 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
        "17 Lanterns | Ngozi Obi + Sam Ferro | 1",
        "doubt 11 line taken for an abstract without title and authors (poster 2)",
    ],
    "bullets.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "3 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona + - + Ada Nwosu | 3",
        "8 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
    ],
    "chinese.txt": [
        "1 海报专场 1 / 第二会议室",
        "3 稀疏计算的轻量级编译器 | 张伟 + 李娜 + 约翰·史密斯 | 1",
        "6 谁在监视调度器？ | 王芳 | 1",
    ],
    "commas.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "3 Power, Performance, | Ines Carvalho + Tomasz Wrona + Sam Ferro, Jr. + Ada Nwosu | 1",
        "6 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
    ],
    "head-with-notes.txt": [
        "1 Poster Session 1 / ",
        "5 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 1",
        "doubt 1 line in the head of a session not used",
        "doubt 4 line in the head of a session not used",
    ],
    "japanese.txt": [
        "1 ポスターセッション１ / 第一会場",
        "3 疎行列計算のための軽量コンパイラ | 山田太郎 + 佐藤 花子 + - + ジョン・スミス | 1",
        "6 待ち時間の裾野を測る | 鈴木一郎 | 2",
    ],
    "middle-dots.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Gal·la: Words With D | Gal·la Planas + Tomasz Wrona + - + Ada Nwosu + - | 1",
        "7 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 1",
    ],
    "no-abstract.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 0",
        "6 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
        "9 Lanterns | Ngozi Obi + Sam Ferro | 1",
        "12 A Field Guide to Tai | Petra Lindqvist + - | 0",
        "doubt 4 no abstract found for this title (poster 1)",
        "doubt 12 no abstract found for this title (poster 4)",
    ],
    "no-abstracts.txt": [
        "1 Accepted Posters / ",
        "2 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 0",
        "4 Who Watches the Sche | Mira Holm + Jonas van der Berg | 0",
        "6 Lanterns | Ngozi Obi + Sam Ferro | 0",
        "8 A Field Guide to Tai | Petra Lindqvist + - | 0",
        "doubt 1 line taken for the title of a session",
    ],
    "no-head.txt": [
        "1  / ",
        "1 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 1",
        "4 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
        "doubt 1 no line found that names the session",
    ],
    "odd-titles.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Search Your Scales! | Ines Carvalho + Tomasz Wrona | 1",
        "7 No Free Lunch. | Mira Holm + Jonas van der Berg | 1",
        "10 On the Many and Vari | Ngozi Obi + Sam Ferro | 1",
        "13 Lanterns, Candles, a | Petra Lindqvist + Ada Nwosu | 1",
    ],
    "one-author.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 A Field Guide to Tai | Petra Lindqvist | 1",
        "7 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 1",
        "10 Lanterns | Ngozi | 1",
        "doubt 11 line taken for the only author (poster 3)",
    ],
    "only-single-authors.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "3 A Field Guide to Tai | Petra Lindqvist | 1",
        "6 Cedar: A Small Compi | Ines Carvalho | 1",
    ],
    "paragraphs.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 3",
        "9 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
        "12 LanternQ: Drafts of | Ngozi Obi + Sam Ferro | 3",
        "doubt 7 line taken for a further paragraph of the abstract above (poster 1)",
        "doubt 15 line taken for a further paragraph of the abstract above (poster 3)",
    ],
    "plain.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona + - + Ada Nwosu | 1",
        "7 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
    ],
    "semicolons.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "3 Power, Performance, | Carvalho, Ines + Wrona, Tomasz + - + Nwosu, Ada | 1",
        "6 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
    ],
    "sessions.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona | 1",
        "7 Poster Session 2: Systems / Cedar Room",
        "10 Who Watches the Sche | Mira Holm + Jonas van der Berg | 1",
        "13 Oral Session 1 / Level 3",
        "15 Lanterns | Ngozi Obi + Sam Ferro | 1",
        "18 Closing Talks / Upper Deck",
        "21 A Field Guide to Tai | Petra Lindqvist | 1",
    ],
    "tex.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 $\\ell_1$-Regularised | Ines Carvalho + Tomasz Wrona | 1",
        "7 Learning $a · b$ fro | Mira Holm + Jonas van der Berg | 1",
    ],
    "unclean.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Cedar: A Small Compi | Ines Carvalho + Tomasz Wrona + - + Ada Nwosu | 1",
    ],
    "undisclosed-first.txt": [
        "1 Poster Session 1 / Harbour Hall",
        "4 Cedar: A Small Compi | - + Ines Carvalho + Tomasz Wrona | 1",
        "7 Who Watches the Sche | - + - + Mira Holm + - | 1",
    ],
}


def outline(reading: Reading) -> list[str]:
    found = []
    for listing in reading.listings:
        found.append(f"{listing.place.line} {listing.session} / {listing.room}")
        found.extend(map(_entry, listing.entries))
    return found + [f"doubt {doubt.place.line} {doubt.message.split(':')[0]}" for doubt in reading.doubts]


def _entry(entry: Entry) -> str:
    title = entry.title[:20].strip() or "?"
    authors = " + ".join(author or "-" for author in entry.authors)
    paragraphs = entry.abstract.split("\n\n") if entry.abstract else []
    return f"{entry.place.line} {title} | {authors} | {len(paragraphs)}"


def _is_undisclosed(author: str) -> bool:
    return not author


def _read_text(folder: Path, text: str) -> Reading:
    path = folder / "listing.txt"
    path.write_text(text, encoding="utf-8", newline="")
    return read(path)


def test_every_sample_has_a_case() -> None:
    assert {path.name for path in SAMPLES.glob("*.txt")} == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_sample(name: str) -> None:
    assert outline(read(SAMPLES / name)) == CASES[name]


@pytest.mark.parametrize("name", CASES)
def test_titles_names_and_abstracts_are_whole(name: str) -> None:
    data = (SAMPLES / name).read_bytes().decode("utf-8-sig")
    lines = {line.strip(" \t\r\u00a0\u200b") for line in data.split("\n")}
    for listing in read(SAMPLES / name).listings:
        for entry in listing.entries:
            assert {text for text in (entry.title, *entry.abstract.split("\n\n")) if text} <= lines


@pytest.fixture(scope="module")
def real() -> Reading:
    return read(REAL)


def test_real_listing_counts(real: Reading) -> None:
    (listing,) = real.listings
    authors = [author for entry in listing.entries for author in entry.authors]
    names = set(authors) - {""}
    on_several = [name for name in names if sum(name in entry.authors for entry in listing.entries) > 1]
    assert (listing.session, listing.room) == ("Poster Session 2", "Evergreen Ballroom")
    assert (len(listing.entries), len(authors), authors.count("")) == (47, 311, 42)
    assert (len(names), len(on_several)) == (245, 21)
    assert sum("" in entry.authors for entry in listing.entries) == 24
    at_the_end = sum(len(list(takewhile(_is_undisclosed, reversed(entry.authors)))) for entry in listing.entries)
    assert (at_the_end, authors.count("") - at_the_end) == (4, 38)


def test_real_listing_is_kept_character_for_character(real: Reading) -> None:
    lines = REAL.read_text(encoding="utf-8").split("\n")
    kept = ["Session", "Poster Session 2", "Evergreen Ballroom"]
    for entry in real.listings[0].entries:
        byline = " ⋅ ".join(entry.authors).replace("⋅  ⋅", "⋅ ⋅").replace("⋅  ⋅", "⋅ ⋅").strip()
        kept += [entry.title, byline, entry.abstract] if entry.title else [entry.abstract]
    assert kept == lines


def test_real_listing_has_two_abstracts_alone_and_says_so(real: Reading) -> None:
    alone = [entry for entry in real.listings[0].entries if not entry.title]
    assert [entry.place.line for entry in alone] == [31, 98]
    assert [entry.authors for entry in alone] == [(), ()]
    assert [(doubt.place.line, doubt.level) for doubt in real.doubts] == [(31, "warning"), (98, "warning")]
    assert real.doubts[0].message == (
        "line taken for an abstract without title and authors (poster 10): it and the abstract above are each as long "
        "as a whole abstract and most abstracts of this listing have one paragraph; "
        "it could also be a further paragraph of the abstract above"
    )
    assert real.doubts[0].hint == (
        "if it is a further paragraph, join it to the line above; "
        "if its title and authors are known, type them on two lines above it"
    )


def test_unclean_text_is_cleaned_at_its_ends_only() -> None:
    assert read(SAMPLES / "unclean.txt").listings == (
        Listing(
            "Poster Session 1",
            "Harbour Hall",
            (
                Entry(
                    "Cedar: A Small Compiler for Sparse Kernels",
                    ("Ines Carvalho", "Tomasz Wrona", "", "Ada Nwosu"),
                    "Sparse kernels are written by hand at 16.5\u00a0GB each.\u2028Cedar compiles\x0c them from one "
                    "description and is within 4\\% of hand-written\x85 code on 31 kernels.",
                    read(SAMPLES / "unclean.txt").listings[0].entries[0].place,
                ),
            ),
            read(SAMPLES / "unclean.txt").listings[0].place,
        ),
    )


HEAD = "Session\nPoster Session 1\nHarbour Hall\n"
POSTER = "Cedar: A Small Compiler\nInes Carvalho ⋅ Tomasz Wrona\n"
PROSE = "Sparse kernels are written by hand for each format. Cedar compiles all of them from one description.\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (HEAD + "Cedar: A Small Compiler\n" + PROSE + POSTER + PROSE, 4, "a title without authors (poster 1)"),
        (HEAD + POSTER + PROSE + "Mira Holm ⋅ Ada Nwosu\n" + PROSE, 7, "authors without a title (poster 2)"),
        (HEAD + POSTER + PROSE * 2 + "Mira Holm ⋅ Ada Nwosu\n" + PROSE, 7, "a title (poster 2): authors follow it"),
        (HEAD + POSTER + PROSE + "Lanterns\nthe lantern group\n" + PROSE, 8, "the only author (poster 2)"),
        (HEAD + POSTER + PROSE + "Lanterns\nMira Holm, Ada Nwosu\n" + PROSE, 8, "authors between commas (poster 2)"),
        (
            HEAD + POSTER + PROSE + "Lanterns in the fog\n" + POSTER + PROSE,
            7,
            "a further paragraph of the abstract above",
        ),
        ("Systems Talks\nHarbour Hall\n" + POSTER + PROSE, 1, "the title of a session: it is short"),
        (
            HEAD + POSTER + PROSE + "Poster Session 2\nHarbour Hall\n",
            7,
            "not used: 'Poster Session 2': no poster follows",
        ),
        ("An Unknown Meeting\n" + HEAD + POSTER + PROSE, 1, "in the head of a session not used: 'An Unknown Meeting'"),
        (POSTER + PROSE, 1, "no line found that names the session"),
    ],
)
@pytest.mark.threat(41)
def test_doubt(tmp_path: Path, text: str, line: int, message: str) -> None:
    doubts = _read_text(tmp_path, text).doubts
    assert any(doubt.place.line == line and message in doubt.message for doubt in doubts), list(map(str, doubts))
    assert all(doubt.level == "warning" and doubt.hint and not doubt.message.endswith(".") for doubt in doubts)


def test_format_by_name_and_auto_are_the_same() -> None:
    assert read(REAL, "text").listings == read(REAL).listings == reader("text")(REAL).listings


@pytest.mark.parametrize(
    "body",
    ["⋅ " * 1_000_000, "Jo Do ⋅ " * 200_000, "x, " * 1_000_000, ". " * 1_000_000, "a" + " " * 1_000_000 + "b"],
    ids=["separators", "names", "commas", "full stops", "blanks"],
)
def test_a_long_line_takes_little_time(tmp_path: Path, body: str) -> None:
    entries = _read_text(tmp_path, HEAD + POSTER + PROSE + "Lanterns\n" + body + "\n" + PROSE).listings[0].entries
    assert (entries[0].title, entries[0].place.line) == ("Cedar: A Small Compiler", 4)


def test_a_listing_with_no_poster_is_no_listing(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no poster found"):
        _read_text(tmp_path, PROSE * 3)

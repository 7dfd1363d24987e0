"""Saved web pages: every shape that is known, as a file of samples/html/ with what is read from it."""

import html
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from generator.listing.html import page, read
from generator.listing.records import Entry, Reading

SAMPLES = Path(__file__).parent / "samples" / "html"

# A session: its line, title, room, start, end. A poster: its line, id, title, authors ("-" is undisclosed), board; its
# links and paragraphs, indented. Then what the reader was not sure of, and what it left out.
CASES: dict[str, list[str]] = {
    "bom-crlf.html": [
        "5 Poster Session 1 / Imperial Ballroom (#1-73), Franciscan A (#74-80) /  / ",
        "8 #2 | Früh auf | Ines Carvalho + Ada Nwosu | Imperial Ballroom #12",
        "11 #3 | Late Owls | Mira Holm + - + Li Wei | Franciscan A #75",
        "doubt 5 no time for this session: the page does not say the year",
    ],
    "cards-with-names.html": [
        "5 Poster Session A /  / 2024-07-24T11:30:00+02:00 / 2024-07-24T13:00:00+02:00",
        "5 #2843 | Twice Told Tales | Ada Nwosu + Li Wei | ",
        "    Told twice, read once.",
        "10 #2844 | Once Upon a Cache | Jonas van der Berg | ",
        "25 Poster Session B /  /  / ",
        "25 #2846 | Second Wind | Mira Holm (Example University) + Sam Ferro | ",
        "doubt 10 no abstract found for 'Once Upon a Cache'",
        "doubt 21 a hidden card was left out: 'Filtered Away'",
        "doubt 23 a card that scripts have not filled was left out: '{{ event.title }}'",
        "doubt 27 1 relative link left out, first '/media/2846.pdf': the page does not say its own address",
        "left out: e-mail addresses",
    ],
    "detail-page.html": [
        "8  / Hall B / 2026-05-20T10:00:00+10:00 / 2026-05-20T12:00:00+10:00",
        "8 #3510 | Yarn: Weaving Collectives | Ada Nwosu + Li Wei | #17",
        "    poster: https://exsys.example.org/media/PosterPDFs/3510.pdf",
        "    paper: https://openreview.net/pdf?id=yarn",
        "    We weave collectives: $x^2$ threads at once.",
        "    - first gain",
        "    - second gain",
        "    Write to, or try precision@k.",
        "    The end.",
        "doubt 8 the page does not say which session these posters belong to",
        "doubt 17 an e-mail address in the abstract of this poster left out",
        "left out: e-mail addresses",
    ],
    "paper-list.html": [
        "9 Morning posters /  /  / ",
        "9  | Cedar: A Small Compiler | Ines Carvalho + Tomasz Wrona + Ada Nwosu | ",
        "    paper: https://small.example.org/2026/papers/cedar.pdf",
        "    code: https://github.com/example/cedar",
        "    We compile sparse kernels for machines with little memory, and measure what is gained by doing so.",
        "12  | Who Watches the Scheduler? | Mira Holm | ",
        "    Schedulers wait. We watch them wait, and describe the tail of their waiting times in three clusters.",
        "14  | Lanterns | Jonas van der Berg + Li Wei | ",
        "    Light from within: a study of lanterns in data centres, in which nothing is ever quite switched off.",
        "18 Afternoon posters /  /  / ",
        "18  | Yarn: Weaving Collectives | Ada Nwosu + Sam Ferro | ",
        "    We weave collectives from threads of equal length and show that none of them is ever torn in practice.",
        "doubt 9 a page of no known shape: each of 5 <li> was taken for a poster; in the first, 'Cedar: A S",
        "doubt 21 a block like those of the posters was left out: no names and no abstract in it: 'to be ann",
        "left out: e-mail addresses",
    ],
    "proceedings.html": [
        "3 Poster Session 4 /  /  / ",
        "3  | Orders of Order | Ines Carvalho + Tomasz Wrona | ",
        "6  | Of $x^2$ and $y_1$ | Mira Holm | ",
        'doubt 3 a page of no known shape: each of 2 <div class="paper"> was taken for a poster; in the fir',
        "doubt 3 4 lines in these blocks not used, first 'PMLR 99:1-12, 2026'",
        "doubt 5 2 relative links left out, first 'orders.pdf': the page does not say its own address",
    ],
    "schedule-ranges.html": [
        "5 Poster Session 1 / Imperial Ballroom (#1-73), Franciscan A (#74-80) /  / ",
        "8 #2 | Early Birds | Ines Carvalho + Ada Nwosu | Imperial Ballroom #12",
        "11 #3 | Late Owls | Mira Holm + - + Li Wei | Franciscan A #75",
        "doubt 5 no time for this session: the page does not say the year",
    ],
    "schedule.html": [
        "14 Posters Tue / Pacific Ballroom, Room 210 & 230 AB / 2020-05-12T17:00:00-07:00 / 2020-05-12T19:00:00-07:00",
        "14 #4401 | Deep Wells of $\\ell_1$ Regret | Ines Carvalho + Tomasz Wrona + Sam Ferro | Pacific Ballroom #12",
        "    paper: http://proceedings.example.org/v99/wells.html",
        "21 #4402 | Gradients, Gently | Mira Holm | Room 210 & 230 AB #13",
        "27 Posters Wed / Virtual / 2020-05-13T11:00:00-07:00 / 2020-05-13T13:00:00-07:00",
        "27 #4403 | Night Shift Learning | Ngozi Obi (Example University) + Lin Ōtani (Institute of Tests, Japan) | ",
        "doubt 10 1 card of the kind 'Break' left out, first 'Coffee Break': no poster",
        "doubt 33 1 card of the kind 'Invited Talk' left out, first 'On Being Invited': no poster",
    ],
    "session-page.html": [
        "13 Poster Session 2 / Evergreen Ballroom / 2026-05-19T17:00:00-07:00 / 2026-05-19T19:00:00-07:00",
        "24 #3501 | Cedar: a Tool for H₂O & Sparse Code | Ines Carvalho + Tomasz Wrona + - + Ada Nwosu + - | ",
        "    paper: https://openreview.net/forum?id=cedar26",
        "    poster: https://virtual.example-systems.org/media/PosterPDFs/3501.png",
        "    video: https://slideslive.com/3901501",
        "    code: https://github.com/example/cedar",
        "    Sparse kernels are slow. We compile them with cost $O(n\\log n)$, up to 10⁶ times.",
        "    Code is at https://github.com/example/cedar.",
        "49 #3502 | Who Watches the Scheduler? | Mira Holm | ",
        "55 #3503 | Lanterns | - + - + Jonas van der Berg | ",
        "    Light from within: a study of lanterns in data centres.",
        "    It goes on in a second box.",
        "62 #3504 | A Poster That Names Nobody |  | ",
        "    Its authors are not said.",
        "doubt 49 no abstract found for 'Who Watches the Scheduler?'",
        "doubt 62 no authors found for 'A Poster That Names Nobody'",
        "doubt 65 a card without a title, names or an abstract was left out",
        "doubt 66 1 card of the kind 'Break' left out, first 'Coffee': no poster",
        "left out: lay summary",
    ],
    "table.html": [
        "4 Posters Monday /  /  / ",
        "4 #17 | Cedar: A Small Compiler | Ines Carvalho + Tomasz Wrona | A-1",
        "    We compile.",
        "5 #18 | Lanterns | Jonas van der Berg | A-2",
        "    Light from within.",
        "6 Posters Tuesday /  /  / ",
        "6 #19 | Yarn | Ada Nwosu + Li Wei | B-1",
        "doubt 4 a page of no known shape: each of 3 <tr> was taken for a poster; in the first, 'Cedar: A S",
        "left out: Email",
    ],
    "windows-1252.html": [
        "3 Poster Session: Séance d’affiches /  /  / ",
        "3 #7 | Le café – à l’heure | Hélène Thérien + José Ñúñez | ",
        "    “Déjà vu”, on l’a dit.",
    ],
}


def outline(reading: Reading) -> list[str]:
    lines: list[str] = []
    for listing in reading.listings:
        lines.append(f"{listing.place.line} {listing.session} / {listing.room} / {listing.start} / {listing.end}")
        for entry in listing.entries:
            lines += [_entry(entry), *(f"    {kind}: {address}" for kind, address in entry.links)]
            lines += [f"    {text}" for text in entry.abstract.split("\n\n") if text]
    lines += [f"doubt {doubt.place.line} {doubt.message[:90]}" for doubt in reading.doubts]
    return [*lines, *(f"left out: {what}" for what in reading.left_out)]


def _entry(entry: Entry) -> str:
    affiliations = entry.affiliations or ("",) * len(entry.authors)
    names = [name or "-" for name in entry.authors]
    who = " + ".join(f"{name} ({at})" if at else name for name, at in zip(names, affiliations, strict=True))
    key = f"#{entry.key}" if entry.key else ""
    return f"{entry.place.line} " + " | ".join((key, entry.title, who, entry.board))


def _read(folder: Path, source: str) -> Reading:
    path = folder / "page.html"
    path.write_text(source, encoding="utf-8")
    return read(path)


def _card(title: str = "Cedar", authors: str = "Ines Carvalho &sdot; Li Wei", rest: str = "") -> str:
    return (
        f'<div class="event-card"><h3 class="event-title">{title}</h3>'
        f'<div class="event-organizers">{authors}</div>{rest}</div>\n'
    )


def _only(reading: Reading) -> Entry:
    [listing] = reading.listings
    [entry] = listing.entries
    return entry


def test_every_sample_has_a_case() -> None:
    assert {path.name for path in SAMPLES.iterdir()} == CASES.keys()


@pytest.mark.parametrize("name", CASES)
def test_sample(name: str) -> None:
    assert outline(read(SAMPLES / name)) == CASES[name]


def test_file_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="listing cannot be read: no such file"):
        read(tmp_path / "nowhere.html")
    monkeypatch.setattr(page, "MAX_BYTES", 1_000_000)
    (tmp_path / "large.html").write_bytes(b"<p>" * 400_000)
    with pytest.raises(SourceError, match="larger than 1 MB"):
        read(tmp_path / "large.html")


ENCODINGS = {
    "UTF-8, not declared": ("", "utf-8", 0),
    "UTF-8 with mark": ("", "utf-8-sig", 0),
    "UTF-16": ('<meta charset="utf-16">', "utf-16", 0),
    "declared in quotes": ('<meta charset="windows-1252">', "cp1252", 0),
    "Latin-1 as browsers read it": ("<meta charset=latin1>", "cp1252", 0),
    "Japanese": ('<meta charset="shift_jis">', "cp932", 0),
    "declared wrongly": ('<meta charset="iso-8859-1">', "utf-8", 1),
    "unknown name": ('<meta charset="x-unknown">', "utf-8", 0),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encoding(tmp_path: Path, name: str) -> None:
    declaration, encoding, doubts = ENCODINGS[name]
    title = "待ち行列" if name == "Japanese" else "Café – “à l’heure”" if "1252" in encoding else "Café 待ち行列"
    path = tmp_path / "page.html"
    path.write_bytes(f"<html>{declaration}<h1>Poster Session</h1>{_card(title)}</html>".encode(encoding))
    reading = read(path)
    assert _only(reading).title == title
    assert len(reading.doubts) == doubts


def test_bytes_that_are_not_in_the_declared_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b'<meta charset="utf-8">\n<p>caf\xe9</p>')
    with pytest.raises(SourceError, match="not UTF-8: byte 0xE9 at offset 29; the page says") as caught:
        read(path)
    assert caught.value.place.line == 2


TEXTS = {
    "entities": ("A &amp; B &lt; C&nbsp;D", "A & B < C D"),
    "TeX stays": (r"Cost $O(n \log n)$ &amp; $a&lt;b$", r"Cost $O(n \log n)$ & $a<b$"),
    "emphasis is plain": ("<i>In</i>-<b>place</b> <em>Sort</em>", "In-place Sort"),
    "lowered and raised": ("CO<sub>2</sub> at 10<sup>-3</sup>, the 5<sup>th</sup>", "CO₂ at 10⁻³, the 5th"),
    "MathJax 2": (
        '<b class="MathJax_Preview">x</b><b class="MathJax">x</b><script type="math/tex">x^2</script>s',
        "$x^2$s",
    ),
    "KaTeX": (
        '<b><math><annotation encoding="application/x-tex">x_1</annotation></math><i class="katex-html">x</i></b> sums',
        "$x_1$ sums",
    ),
    "MathML with words": ('<math alttext="y"><mi>y</mi></math>!', "$y$!"),
    "MathML alone": ("<math><mi>y</mi></math>!", "y!"),
    "button and hidden words": ('Cedar<button>Save</button><b class="sr-only">new</b><i hidden>x</i>', "Cedar"),
    "comment": ("Ce<!-- not -->dar", "Cedar"),
    "line break": ("Cedar:<br>a compiler", "Cedar: a compiler"),
    "zero-width": ("Cedar\u200b", "Cedar"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_title_as_a_reader_sees_it(tmp_path: Path, name: str) -> None:
    source, expected = TEXTS[name]
    assert _only(_read(tmp_path, f"<h1>Poster Session</h1>{_card(source)}")).title == expected


AUTHORS = {
    "undisclosed at both ends": ("⋅ Li Wei ⋅ ⋅", ["", "Li Wei", "", ""], []),
    "one author": ("Li Wei", ["Li Wei"], []),
    "one author with a comma": ("Sam Ferro, Jr.", ["Sam Ferro, Jr."], []),
    "nobody": ("", [], []),
    "dots of older pages": ("Ada Nwosu · Li Wei", ["Ada Nwosu", "Li Wei"], []),
    "links": ('<a href="/speaker/1">Ada Nwosu</a>⋅<a href="/speaker/2">Li Wei</a>', ["Ada Nwosu", "Li Wei"], []),
    "elements without signs": ("<span>Ada Nwosu</span> <span>Li Wei</span>", ["Ada Nwosu", "Li Wei"], []),
    "an empty element": ("<span class=author>Li Wei</span><span class=author></span>", ["Li Wei", ""], []),
    "a list": ("<ul><li>Ada Nwosu</li><li>Li Wei</li></ul>", ["Ada Nwosu", "Li Wei"], []),
    "affiliations": ("Ada Nwosu (A, B) ⋅ Li Wei", ["Ada Nwosu", "Li Wei"], ["A, B", ""]),
    "affiliation in an element": (
        'Ada Nwosu <span class="affiliation">(Lab A)</span> ⋅ Li Wei <span class="affiliation">Lab B</span>',
        ["Ada Nwosu", "Li Wei"],
        ["Lab A", "Lab B"],
    ),
    "footnote marks": ("Ada Nwosu<sup>1,*</sup> ⋅ Li Wei<sup>2</sup>", ["Ada Nwosu", "Li Wei"], []),
    "label": ("Authors: Ada Nwosu ⋅ Li Wei", ["Ada Nwosu", "Li Wei"], []),
    "addresses": ("Ada Nwosu &lt;ada@x.example.org&gt; ⋅ Li Wei (li [at] b.org)", ["Ada Nwosu", "Li Wei"], []),
    "a link to an address": ('<a href="mailto:ada@x.org">Ada Nwosu</a> ⋅ Li Wei', ["Ada Nwosu", "Li Wei"], []),
}


@pytest.mark.parametrize("name", AUTHORS)
def test_authors(tmp_path: Path, name: str) -> None:
    source, names, affiliations = AUTHORS[name]
    entry = _only(_read(tmp_path, f"<h1>Poster Session</h1>{_card(authors=source)}"))
    assert list(entry.authors) == names
    assert list(entry.affiliations) == affiliations


def test_no_email_address_is_read(tmp_path: Path) -> None:
    rest = '<a href="mailto:li@x.org">Mail</a><p class="abstract-text-inner">Ask li.wei@cs.example.org. Top@1.</p>'
    reading = _read(tmp_path, _card("By li@x.org", "Li Wei, li@x.org ⋅ Mira Holm", rest))
    entry = _only(reading)
    assert (entry.title, entry.abstract) == ("By", "Ask. Top@1.")
    assert entry.authors == ("Li Wei", "Mira Holm")
    assert reading.left_out == ("e-mail addresses",)
    assert "@x.org" not in repr(reading)


ADDRESSES = {
    "base": '<link rel="canonical" href="https://a.org/x/"><base href="https://b.org/y/">',
    "relative base": '<link rel="canonical" href="https://b.org/x/z"><base href="/y/">',
    "canonical": '<link href="https://b.org/y/page" rel="canonical">',
    "og:url": '<meta property="og:url" content="https://b.org/y/page.html">',
    "saved from": "<!-- saved from url=(0016)https://b.org/y/ -->",
}


@pytest.mark.parametrize("name", ADDRESSES)
def test_relative_links_where_the_page_says_its_address(tmp_path: Path, name: str) -> None:
    entry = _only(_read(tmp_path, f"{ADDRESSES[name]}{_card(rest='<a href=p.pdf>PDF</a>')}"))
    assert entry.links == (("paper", "https://b.org/y/p.pdf"),)


LINKS = {
    "openreview by host": ('href="https://openreview.net/forum?id=a">Forum', "paper"),
    "code by label": ('href="https://example.org/c">[ Code ]', "code"),
    "code by host": ('href="https://github.com/a/b">here', "code"),
    "video": ('href="https://youtu.be/x">Watch', "video"),
    "slides": ('href="https://example.org/s.pdf">Slides', "slides"),
    "poster": ('href="https://example.org/p.png">Poster', "poster"),
    "project": ('href="https://example.org/">Project Page', "project"),
    "by class": ('class="btn href_PDF" href="https://example.org/p">»', "paper"),
    "without scheme": ('href="//example.org/p">Paper', "paper"),
    "calendar": ('href="https://example.org/c.ics">Add to calendar', ""),
    "script": ('href="javascript:void(0)">Paper', ""),
    "data": ('href="data:text/html,x">Paper', ""),
    "anchor": ('href="#paper">Paper', ""),
}


@pytest.mark.parametrize("name", LINKS)
def test_kind_of_link(tmp_path: Path, name: str) -> None:
    source, kind = LINKS[name]
    entry = _only(_read(tmp_path, _card(rest=f"<a {source}</a>")))
    assert [found for found, _ in entry.links] == ([kind] if kind else [])
    assert all(address.startswith("https://") for _, address in entry.links)


def test_id_of_a_block_comes_from_its_title_only(tmp_path: Path) -> None:
    block = '<li>{}<br>Ada Nwosu, Li Wei<br><a href="/poster/{}">more</a></li>'
    linked = '<b><a href="/poster/7">Cedar Trees</a></b>'
    reading = _read(tmp_path, f"<ul>{block.format('Yarn Balls', 5)}{block.format(linked, 6)}</ul>")
    assert [entry.key for entry in reading.listings[0].entries] == ["", "7"]


def test_same_id_of_two_posters_is_no_id(tmp_path: Path) -> None:
    cards = "".join(_card(f'<a href="/poster/7">{title}</a>') for title in ("Cedar", "Yarn"))
    reading = _read(tmp_path, f"<h1>Poster Session</h1>{cards}")
    assert [entry.key for entry in reading.listings[0].entries] == ["7", ""]
    assert "the id '7' of 'Yarn' is another poster's too" in reading.doubts[0].message


def test_same_title_twice_with_other_authors_is_two_posters(tmp_path: Path) -> None:
    reading = _read(tmp_path, f"<h1>Poster Session</h1>{_card()}{_card(authors='Mira Holm')}")
    assert len(reading.listings[0].entries) == 2
    assert "stands in this session twice" in reading.doubts[0].message


def test_session_page_whose_chairs_are_named(tmp_path: Path) -> None:
    hero = _card("Poster Session 2", "Petra Lindqvist").replace("event-card", "hero-card")
    reading = _read(tmp_path, f"{hero}{_card()}{_card('Yarn')}")
    assert [(one.session, len(one.entries)) for one in reading.listings] == [("Poster Session 2", 2)]


def test_orals_are_posters_only_where_a_page_has_nothing_else(tmp_path: Path) -> None:
    oral = _card("Yarn", rest='<span class="event-type-badge">Oral</span>')
    assert _only(_read(tmp_path, f"<h1>Oral Session</h1>{oral}")).title == "Yarn"
    poster = _card("Cedar", rest='<span class="event-type-badge">Poster</span>')
    reading = _read(tmp_path, f"<h1>Session</h1>{oral}{poster}")
    assert _only(reading).title == "Cedar"
    assert "1 card of the kind 'Oral' left out, first 'Yarn'" in reading.doubts[0].message


def test_headings_between_cards(tmp_path: Path) -> None:
    source = f"<h1>ExSys</h1>{_card('A')}<h2>Poster Session 2</h2>{_card('B')}<h3>Compilers</h3>{_card('C')}"
    reading = _read(tmp_path, source)
    assert [(one.session, len(one.entries)) for one in reading.listings] == [("ExSys", 1), ("Poster Session 2", 2)]
    assert [doubt.message for doubt in reading.doubts] == [
        "heading taken for the title of a session: 'ExSys'",
        "heading 'Compilers' not used: it does not look like a session's title",
    ]


# Truths to render: any text that a title, a name or a paragraph may be, in every way that HTML can say it.
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="@⋅·•|;()（）»\u00ad")
WORDS = st.text(LETTERS, min_size=1, max_size=9)
SENTENCES = st.lists(WORDS, min_size=2, max_size=8).map(" ".join)
GIVEN, FAMILY = st.sampled_from(("Ada", "Ōtani", "van", "李")), st.sampled_from(("Nwosu", "O’Neil", "der Berg", "伟"))
NAMES = st.builds("{} {}".format, GIVEN, FAMILY)
WRAPS = st.sampled_from(("{}", "<b>{}</b>", "\n  <a href=#>{}</a>\n"))
POSTERS = st.tuples(
    SENTENCES.map("A Title {}".format),
    st.lists(NAMES | st.just(""), min_size=2, max_size=9),
    st.lists(SENTENCES.map("So {}".format), max_size=3),
)


@settings(deadline=None, max_examples=30)
@given(posters=st.lists(POSTERS, min_size=1, max_size=6), wrap=WRAPS)
def test_what_was_rendered_is_read(
    tmp_path_factory: pytest.TempPathFactory, posters: list[tuple[str, list[str], list[str]]], wrap: str
) -> None:
    cards = [
        _card(
            wrap.format(html.escape(f"{number} {title}")),
            html.escape(" ⋅\n ".join(names)),
            f"<div class='abstract-text-inner'>{''.join(f'<p>{html.escape(text)}' for text in abstract)}</div>",
        )
        for number, (title, names, abstract) in enumerate(posters)
    ]
    reading = _read(tmp_path_factory.mktemp("page"), f"<!DOCTYPE html><h1>Poster Session</h1>{''.join(cards)}")
    [listing] = reading.listings
    assert [(one.title, list(one.authors), one.abstract) for one in listing.entries] == [
        (f"{number} {title}", names, "\n\n".join(abstract)) for number, (title, names, abstract) in enumerate(posters)
    ]


@settings(deadline=None, max_examples=40)
@given(source=st.text(st.sampled_from('<>/="& abdivlspthrx!-\n{}#;⋅1'), max_size=200))
def test_any_markup_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, source: str) -> None:
    folder = tmp_path_factory.mktemp("page")
    try:
        reading = _read(folder, f"{source}{_card('Cedar')}{source}")
    except SourceError as error:
        read_or_expected = "expected" in error.message
    else:
        read_or_expected = any(listing.entries for listing in reading.listings)
    assert read_or_expected


def test_comment_that_is_never_closed_is_named(tmp_path: Path) -> None:
    reading = _read(tmp_path, f"<h1>Poster Session</h1>\n{_card('Cedar')}<!-- {_card('Yarn')}")
    assert _only(reading).title == "Cedar"
    assert [(doubt.place.line, doubt.message) for doubt in reading.doubts] == [
        (3, "a comment begins here and is never closed: nothing after it was read")
    ]


def test_lines_are_right_beyond_the_first_slice(tmp_path: Path) -> None:
    source = "<h1>Poster Session</h1>\n" + "".join(_card(f"Title {number}") for number in range(450))
    entries = _read(tmp_path, source).listings[0].entries
    assert [entry.place.line for entry in entries] == list(range(2, 452))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000,
        "<p>x" * 20_000,
        "<!--" * 100_000,
        "<" * 100_000,
        "<![" * 20_000,
        "<?" * 20_000,
        "</" * 20_000,
        "<script>" * 50_000,
        "<br>" * 50_000 + "</p>" * 20_000,
        "<ul>" + "<li><b>A Title</b><br>Ada Nwosu, Li Wei" * 1_500,
        _card(authors="⋅ " * 50_000),
        _card(authors="a@" * 50_000),
        _card(rest=f"<span class=meta-pill>{'May 1 ' * 20_000}</span>"),
    ],
    ids=[
        "nested",
        "unclosed",
        "comments",
        "signs",
        "sections",
        "instructions",
        "closings",
        "scripts",
        "breaks",
        "items",
        "dots",
        "addresses",
        "times",
    ],
)
def test_hostile_pages_take_little_time(tmp_path: Path, body: str) -> None:
    reading = _read(tmp_path, f"<html><body>{_card('Cedar')}{_card('Yarn')}{body}</body></html>")
    assert [entry.title for entry in reading.listings[0].entries][:2] == ["Cedar", "Yarn"]

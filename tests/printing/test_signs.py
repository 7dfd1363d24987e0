"""What stands on signs, and signs as they are printed: read back from paper, words and codes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
import zxingcpp
from msgspec.structs import replace

from generator.content import settings
from generator.content.load import load
from generator.errors import SourceError
from generator.model import Conference, Settings
from generator.printing import signs, signsheets
from generator.printing.signs import BoardSign
from generator.printing.signsheets import PAPERS
from generator.site import routes, views
from generator.site.shortaddresses import signs as short_signs

URL = "https://example.org/small/"
MM = 72 / 25.4  # points
PAPER = PAPERS["a6"]


@dataclass(frozen=True)
class Letter:
    """A character on paper, and its box in points from the lower left: what PDF counts from."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Leaf:
    """A printed page: its size in millimetres, its characters without spaces, and the codes on it."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    codes: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(letter.sign for letter in self.letters)

    def find(self, words: str) -> tuple[Letter, ...]:
        """The characters of the first place where these words stand."""
        wanted = tight(words)
        assert wanted in self.text, f"{words!r} is not on the page"
        start = self.text.index(wanted)
        return self.letters[start : start + len(wanted)]


def tight(words: str) -> str:
    return re.sub(r"[\s\u200b\ufeff\u2060]+", "", words)


def read(file: Path) -> list[Leaf]:
    import pypdfium2

    return [_leaf(page) for page in pypdfium2.PdfDocument(file)]


def _leaf(page: Any) -> Leaf:
    text = page.get_textpage()
    # A dash at the end of a line comes as a sign of its own.
    signs_ = (text.get_text_range(place, 1).replace("\ufffe", "-") for place in range(text.count_chars()))
    found = ((sign, text.get_charbox(place)) for place, sign in enumerate(signs_))
    picture = page.render(scale=3).to_pil().convert("L")
    width, height = page.get_size()
    return Leaf(
        width / MM,
        height / MM,
        tuple(Letter(sign, *box) for sign, box in found if tight(sign)),
        tuple(code.text for code in zxingcpp.read_barcodes(picture)),
    )


def loaded(root: Path, **changed: object) -> tuple[Conference, Settings]:
    chosen = replace(settings.load(root), **changed)
    return load(chosen).conference, chosen


def boards(conference: Conference, chosen: Settings) -> dict[str, BoardSign]:
    """The sign of each listed poster, by its id."""
    found = signs.board_signs(conference, chosen, {session.id for session in conference.sessions})
    return dict(zip((poster.id for poster in conference.listed), found, strict=True))


# What stands on them


def test_each_listed_poster_has_a_sign_with_what_it_is_found_by(two_days: Path) -> None:
    found = boards(*loaded(two_days))
    assert list(found) == ["quiet-fans", "tiny-caches", "untold", "slow-clocks"]
    tiny = found["tiny-caches"]
    assert (tiny.plate, tiny.number) == (views.Plate("board", "A-02"), "1")
    assert tiny.title
    assert (tiny.title.html, tiny.session, tiny.room) == (
        "Tiny Caches: <em>Less</em> is 2× More",
        "Monday Posters",
        "Hall A",
    )
    assert tiny.authors == views.Byline(("Renée van der Berg", "Wei Wang"), 0, 2)
    assert tiny.address
    assert tiny.address.address == "https://example.org/wss-2026/p/1.html"
    assert found["untold"].title is None
    assert found["untold"].opening


def test_without_a_number_the_code_leads_to_the_page(two_days: Path) -> None:
    conference, chosen = loaded(two_days)
    posters = tuple(replace(poster, number=None) for poster in conference.posters)
    sign = boards(replace(conference, posters=posters), chosen)["slow-clocks"]
    assert sign.address
    assert sign.address.address == "https://example.org/wss-2026/posters/slow-clocks.html"


def test_without_an_address_there_is_no_code(two_days: Path) -> None:
    conference, chosen = loaded(two_days, url="")
    assert {sign.address for sign in boards(conference, chosen).values()} == {None}
    assert {sign.address for sign in signs.door_signs(conference, chosen, {"monday"})} == {None}


def test_the_door_tells_the_session_and_its_posters(two_days: Path) -> None:
    conference, chosen = loaded(two_days)
    monday, tuesday = signs.door_signs(conference, chosen, {"monday", "tuesday"})
    assert (monday.title.html, monday.room, monday.count) == ("Monday Posters", "Hall A", 2)
    assert (monday.kind, monday.first, monday.last) == ("board", "A-01", "A-02")
    assert (tuesday.kind, tuesday.first, tuesday.last) == ("poster", "2", "3")
    assert monday.address
    assert monday.address.address == "https://example.org/wss-2026/sessions/monday.html"


RANGES: dict[str, tuple[list[dict[str, Any]], tuple[str, str, str]]] = {
    "numbers": ([{"number": 3}, {"number": 12}, {"number": 1}], ("poster", "1", "12")),
    "boards in their order": ([{"board": "B-10"}, {"board": "B-9"}, {"board": "b-2"}], ("board", "b-2", "B-10")),
    "some boards": ([{"board": "B-10", "number": 2}, {"number": 3}], ("poster", "2", "3")),
    "one": ([{"number": 7}], ("poster", "7", "")),
    "neither": ([{}, {}], ("", "", "")),
    "none at all": ([], ("", "", "")),
}


@pytest.mark.parametrize(("places", "told"), RANGES.values(), ids=RANGES)
def test_the_range_is_of_boards_where_each_has_one(
    two_days: Path, places: list[dict[str, Any]], told: tuple[str, str, str]
) -> None:
    conference, chosen = loaded(two_days)
    first = conference.listed[0]
    posters = tuple(
        replace(first, id=f"p-{nth}", **({"number": None, "board": ""} | place)) for nth, place in enumerate(places)
    )
    (door,) = signs.door_signs(replace(conference, posters=posters), chosen, {"monday"})
    assert (door.kind, door.first, door.last, door.count) == (*told, len(places))


def test_of_many_authors_the_first_are_named_and_all_are_counted(two_days: Path) -> None:
    conference, chosen = loaded(two_days)
    poster = conference.listed[0]
    author = poster.authors[0]
    many = tuple(replace(author, name=f"Person Number {nth}") for nth in range(300))
    hidden = replace(author, name=None)
    sign = boards(replace(conference, posters=(replace(poster, authors=(*many, hidden)),)), chosen)[poster.id]
    assert 5 < len(sign.authors.names) < 30
    assert len(sign.authors.names) + sign.authors.more == 300
    assert sign.authors.undisclosed == 1


def test_sessions_that_are_not_there_are_refused(two_days: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        signsheets.print_boards(*loaded(two_days), tmp_path / "x.pdf", "a6", ["mondey"])
    assert caught.value.message == "there is no session 'mondey'"
    assert caught.value.hint == "did you mean 'monday'?"


def test_no_posters_are_no_signs(two_days: Path, tmp_path: Path) -> None:
    conference, chosen = loaded(two_days)
    with pytest.raises(SourceError, match="there are no posters to make signs of"):
        signsheets.print_boards(replace(conference, posters=()), chosen, tmp_path / "x.pdf", "a6")
    assert not (tmp_path / "x.pdf").exists()


# As they are printed

TITLES = {
    "short": "Beam",
    "usual": "Beat the Long Tail: Distribution-Aware Speculative Decoding for RL Training",
    "long": "Small systems that wait for larger ones, and what they do meanwhile, told in every detail there is. " * 3,
    "far too long": "A title without any end that goes on. " * 100,
    "Chinese": "小型系统的调度与缓存：一种面向大规模推理的端到端方法，" * 10,
    "one word": "Donaudampfschifffahrtsgesellschaftskapitaen" * 3,
    "capitals": "WHY WE SHOUT: A MOMENTOUS MEMORY MANAGEMENT MECHANISM " * 3,
    "Arabic": "أنظمة صغيرة تنتظر أنظمة أكبر منها وما الذي تفعله في أثناء ذلك " * 3,
    "maths": r"Bounds of $\mathcal{O}\left(\frac{n^2}{\log n}\right)$ for $\sum_{i=1}^{n} x_i^{2}$, \textbf{$QK^\top$}",
    "markup": "</title><script>x</script> {{ 7*7 }} <b>& \\ # \" '",
    "many authors": "Together",
    "long board": "Hall",
}
BOARD = "North hall, gallery, row 12, third from the left"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Conference, Settings]:
    """A session of posters that are hard to fit."""
    root = tmp_path_factory.mktemp("signs")
    content = root / "content"
    told: dict[str, dict[str, Any]] = {
        name: {"title": title.strip(), "number": number, "authors": ["Ada Lovelace", "undisclosed", "王伟"]}
        for number, (name, title) in enumerate(TITLES.items(), 1)
    }
    told["many authors"]["authors"] = [f"Person Number {nth} of the Collaboration" for nth in range(300)]
    told["long board"]["board"] = BOARD
    told["untitled"] = {"number": 1204, "abstract": "We wait. " * 40, "authors": ["undisclosed"] * 4}
    for name, poster in told.items():
        file = content / "posters" / "monday" / f"{name.replace(' ', '-').lower()}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump({"session": "monday", **poster}, allow_unicode=True), encoding="utf-8")
    (content / "sessions").mkdir()
    (content / "sessions" / "monday.yaml").write_text("title: Monday\nroom: Hall A\n", encoding="utf-8")
    (content / "site.yaml").write_text(f"name: Small Systems 2026\nurl: {URL}\n", encoding="utf-8")
    return loaded(root)


@pytest.fixture(scope="module")
def leaves(hostile: tuple[Conference, Settings], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Leaf]:
    """Their signs, by the posters' ids."""
    file = tmp_path_factory.mktemp("printed") / "signs.pdf"
    signsheets.print_boards(*hostile, file, "a6")
    conference = hostile[0]
    return dict(zip((poster.id for poster in conference.listed), read(file), strict=True))


@pytest.mark.browser
def test_each_sign_is_a_page_of_the_size_of_the_paper(leaves: dict[str, Leaf]) -> None:
    assert len(leaves) == len(TITLES) + 1
    for leaf in leaves.values():
        assert (leaf.width, leaf.height) == pytest.approx((PAPER.width, PAPER.height), abs=0.5)


@pytest.mark.browser
def test_each_code_leads_to_the_posters_short_address(
    leaves: dict[str, Leaf], hostile: tuple[Conference, Settings]
) -> None:
    wanted = {id_: (f"{URL}{routes.short(sign)}",) for id_, sign in short_signs(hostile[0]).items()}
    assert {id_: leaf.codes for id_, leaf in leaves.items()} == wanted


@pytest.mark.browser
@pytest.mark.parametrize("name", [*TITLES, "untitled"])
def test_nothing_runs_over_the_page_or_into_another(leaves: dict[str, Leaf], name: str) -> None:
    leaf = leaves[name.replace(" ", "-").lower()]
    edge = PAPER.width * MM / 100
    assert [letter for letter in leaf.letters if letter.left < edge or letter.bottom < edge] == []
    assert [letter for letter in leaf.letters if letter.right > leaf.width * MM - edge] == []
    foot = leaf.find("Monday · Hall A")
    authors = leaf.find({"many authors": "Person Number 0", "untitled": "4 authors not"}.get(name, "Ada Lovelace"))
    above = leaf.letters[: leaf.letters.index(authors[0])]
    assert min(letter.bottom for letter in above if letter.sign.isalnum()) > max(letter.top for letter in authors)
    assert min(letter.bottom for letter in authors) > max(letter.top for letter in foot)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["short", "usual", "long", "one word", "capitals", "markup"])
def test_the_whole_title_is_there(leaves: dict[str, Leaf], hostile: tuple[Conference, Settings], name: str) -> None:
    id_ = name.replace(" ", "-").lower()
    (title,) = (poster.title for poster in hostile[0].posters if poster.id == id_)
    assert title
    assert leaves[id_].find(title.plain)


@pytest.mark.browser
def test_a_title_without_end_is_cut_at_a_word(leaves: dict[str, Leaf]) -> None:
    assert leaves["far-too-long"].find("A title without any end")
    assert "…" in leaves["far-too-long"].text


@pytest.mark.browser
def test_the_number_is_very_large_and_a_long_board_is_not_cut(leaves: dict[str, Leaf]) -> None:
    assert leaves["long-board"].find(BOARD)
    number = leaves["usual"].find("Poster2")[-1]
    assert number.top - number.bottom > PAPER.height * MM * 0.3


@pytest.mark.browser
def test_what_is_not_told_is_said_kindly(leaves: dict[str, Leaf]) -> None:
    for words in ("Title not yet announced", "“We wait.", "4 authors not yet disclosed", "1204"):
        assert leaves["untitled"].find(words)
    assert leaves["many-authors"].find("+")
    assert leaves["usual"].find("1 author not yet disclosed")


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["wayfinder", "proceedings"])
def test_doors(two_days: Path, tmp_path: Path, microsite: Callable[..., int], theme: str) -> None:
    site = two_days / "content" / "site.yaml"
    site.write_text(f"{site.read_text(encoding='utf-8')}theme: {theme}\nlanguage: ar\n", encoding="utf-8")
    file = tmp_path / "doors.pdf"
    assert microsite(two_days, "export", "doors", "-o", str(file)) == 0
    monday, tuesday = read(file)
    assert (monday.width, monday.height) == pytest.approx((210, 297), abs=0.5)
    for words in ("Monday Posters", "Hall A", "17:00", "19:00", "A-01", "A-02"):
        assert monday.find(words)
    assert monday.codes == ("https://example.org/wss-2026/sessions/monday.html",)
    assert tuesday.find("10:30")


@pytest.mark.browser
def test_without_an_address_the_command_says_so(
    two_days: Path, tmp_path: Path, microsite: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    site = two_days / "content" / "site.yaml"
    site.write_text(re.sub(r"(?m)^url:.*\n", "", site.read_text(encoding="utf-8")), encoding="utf-8")
    file = tmp_path / "signs.pdf"
    words = ("export", "signs", "--paper", "a4", "--session", "tuesday", "-o", str(file))
    assert microsite(two_days, *words) == 0
    assert "no QR codes" in capsys.readouterr().err
    found = read(file)
    assert [leaf.codes for leaf in found] == [(), ()]
    assert [(leaf.width, leaf.height) for leaf in found] == [pytest.approx((297, 210), abs=0.5)] * 2

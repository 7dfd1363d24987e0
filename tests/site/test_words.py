"""Catalogues of words: complete in each language, filled as they should be, and what is said of wrong ones."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from generator.errors import SourceError
from generator.language import ENGLISH, LANGUAGES
from generator.site import wordfiles, words
from generator.site.wordfiles import PLACE, Entry
from generator.site.words import Words

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(folder.parent for folder in (ROOT / "themes").glob("*/words"))


def catalogue(folder: Path, code: str) -> Mapping[str, Entry]:
    return wordfiles.joined([folder], LANGUAGES[code])


def texts(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


# The catalogues that ship


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_all_words_with_the_places_of_the_english(folder: Path, code: str) -> None:
    english, own = catalogue(folder, "en"), catalogue(folder, code)
    assert english
    assert own.keys() == english.keys()
    for key, entry in own.items():
        wanted = set(PLACE.findall("".join(texts(english[key]))))
        assert isinstance(entry, str) == isinstance(english[key], str), key
        for text in texts(entry):
            assert set(PLACE.findall(text)) >= wanted - {"n"}, key
            assert not re.search(r"\{\W|\{\}|\{\w+[^\w}]", text), key
        assert {"n", *wanted} >= set(PLACE.findall("".join(texts(entry)))), key
        assert "n" not in wanted or "{n}" in texts(entry)[-1], key


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_words_stand_twice_or_have_blanks_at_their_ends(folder: Path, code: str) -> None:
    keys = re.findall(r"^(\w+):", (folder / "words" / f"{code}.yaml").read_text("utf-8"), re.M)
    assert sorted(keys) == sorted(catalogue(folder, code))
    blank = {key for key, entry in catalogue(folder, code).items() for text in texts(entry) if text != text.strip()}
    assert blank <= {"comma"}


def sources() -> str:
    files = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "themes").rglob("*.html"), *(ROOT / "themes").rglob("*.js")]
    return "\n".join(file.read_text("utf-8") for file in files)


def test_every_word_is_said_somewhere() -> None:
    """As a whole key in quotes, or as one that begins or ends with a part in quotes, such as `by_` and a name."""
    source = sources()
    said = set(re.findall(r"['\"`](\w+)['\"`]", source))
    begun = tuple({*re.findall(r"['\"`](\w+_)(?:['\"]|\$\{)", source), *re.findall(r"[`\"](own_time)\$", source)})
    ended = tuple(re.findall(r"['\"}](_\w+)['\"`]", source))
    kinds = {"board", "paper", "code", "poster", "video", "slides", "project"}
    known = {key for folder in FOLDERS for key in catalogue(folder, "en")}
    assert {key for key in known - said - kinds if not key.startswith(begun) and not key.endswith(ended)} == set()


# How words are filled

SAMPLE: dict[str, Entry] = {
    "save": "Save",
    "go": "Go & <see>",
    "hello": "Hello {name}",
    "posters": {"one": "{n} poster", "other": "{n} posters"},
}
T = Words(ENGLISH, SAMPLE)

FILLED: dict[str, tuple[Callable[[], str], str]] = {
    "a text": (lambda: T("save"), "Save"),
    "escaped": (lambda: T("go"), "Go &amp; &lt;see&gt;"),
    "a value is escaped": (lambda: T("hello", name="<b>"), "Hello &lt;b&gt;"),
    "but for markup": (lambda: T("hello", name=Markup("<b>x</b>")), "Hello <b>x</b>"),
    "a value with a place in it": (lambda: T("hello", name="{name}"), "Hello {name}"),
    "one": (lambda: T("posters", n=1), "1 poster"),
    "many": (lambda: T("posters", n=1234), "1,234 posters"),
    "as plain text": (lambda: T.plain("hello", name="<b> & {n}"), "Hello <b> & {n}"),
    "in German": (lambda: Words(LANGUAGES["de"], SAMPLE)("posters", n=12345), "12.345 posters"),
    "few in Arabic, of English words": (lambda: Words(LANGUAGES["ar"], SAMPLE)("posters", n=3), "3 posters"),
}


@pytest.mark.parametrize(("made", "text"), FILLED.values(), ids=FILLED)
def test_words_are_filled(made: Callable[[], str], text: str) -> None:
    assert made() == text


UNDEFINED: dict[str, tuple[Callable[[], object], str]] = {
    "no such words": (lambda: T("sav"), "no catalogue of this theme has the words 'sav'"),
    "no value": (lambda: T("hello"), "have a place {name} that is not filled"),
    "no count": (lambda: T("posters"), "have plural forms and need a count n"),
    "none for a script": (lambda: T.pick("save", "sav"), "no catalogue of this theme has the words 'sav'"),
}


@pytest.mark.parametrize(("made", "message"), UNDEFINED.values(), ids=UNDEFINED)
def test_what_is_not_there_is_an_error_of_the_template(made: Callable[[], object], message: str) -> None:
    with pytest.raises(jinja2.UndefinedError, match=re.escape(message)):
        made()


# Catalogues of themes of one's own


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes a theme's catalogues: folder name, then code=text."""

    def write(name: str, **catalogues: str) -> Path:
        home = tmp_path / name / "words"
        home.mkdir(parents=True)
        for code, text in catalogues.items():
            (home / f"{code}.yaml").write_text(text, encoding="utf-8")
        return home.parent

    return write


def test_the_nearest_word_is_shown_and_english_where_there_is_none(folder: Callable[..., Path]) -> None:
    own = folder("own", en="save: Keep\nnew: New", de="save: Behalten")
    base = folder("base", en="save: Save\nnow: Now\nold: Old", de="save: Merken\nnow: Jetzt")
    german, french = (words.load([own, base], code) for code in ("de", "fr"))
    assert [german(key) for key in ("save", "now", "new", "old")] == ["Behalten", "Jetzt", "New", "Old"]
    assert [french(key) for key in ("save", "now")] == ["Keep", "Now"]


def test_words_that_a_language_lacks_are_named(folder: Callable[..., Path]) -> None:
    own = folder("own", en="a: A\nb: B\nc: C", de="b: B")
    base = folder("base", en="".join(f"k{count}: K\n" for count in range(7)), de="a: A")
    first, second = wordfiles.check([own, base], "de")
    assert (first.message, first.level) == ("words that are not there in German: c", "warning")
    assert first.place.path == own / "words" / "de.yaml"
    assert second.message == "words that are not there in German: k0, k1, k2, k3, k4 …"
    assert list(wordfiles.check([own, base], "en")) == []


WRONG = {
    "a place that English lacks": ("a: A {n}", "a: Eins\nb: {m}", 2, "the words 'b' have no place {m}"),
    "a form too few": ("a: A", "a: {one: Eins}", 1, "'a' needs the plural forms one, other"),
    "a form of another language": ("a: A", "b: B\na: {one: A, few: B, other: C}", 2, "'a' needs the plural forms one"),
    "a list": ("a: A", "a: [A]", 1, "'a' must be a text or plural forms"),
    "no mapping": ("a: A", "- a", 1, "a catalogue must map keys to words"),
    "a quote without end": ("a: A", 'b: B\na: "A', 2, "not valid YAML"),
}


@pytest.mark.parametrize(("english", "german", "line", "message"), WRONG.values(), ids=WRONG)
def test_mistakes_in_a_catalogue_are_named_with_their_line(
    folder: Callable[..., Path], english: str, german: str, line: int, message: str
) -> None:
    own = folder("own", en=f"{english}\nb: 'B'", de=german.replace("{m}", "'{m}'"))
    try:
        found = [one for one in wordfiles.check([own], "de") if one.level == "error"]
    except SourceError as error:
        found = [error]
    assert [(one.place.path.name, one.place.line) for one in found] == [("de.yaml", line)]
    assert message in found[0].message


def test_the_check_names_missing_words(
    two_days: Path, microsite: Callable[..., int], capfd: pytest.CaptureFixture[str]
) -> None:
    own = two_days / "themes" / "own"
    (own / "words").mkdir(parents=True)
    (own / "theme.yaml").write_text("extends: wayfinder\n")
    (own / "words" / "en.yaml").write_text("greeting: Hello\n")
    site = two_days / "content" / "site.yaml"
    site.write_text(re.sub(r"(?m)^(theme|language):.*\n", "", site.read_text("utf-8")) + "theme: own\nlanguage: de\n")
    assert microsite(two_days, "check") == 0
    out, err = capfd.readouterr()
    assert "themes/own/words/de.yaml:1:1: warning: words that are not there in German: greeting" in out
    assert "no mistakes" in err
    assert microsite(two_days, "check", "--strict") == 1

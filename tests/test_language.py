"""Languages against the Unicode CLDR as Babel has it, and letters and orders as their readers know them."""

from datetime import UTC, datetime, timedelta

import babel.dates
import babel.numbers
import pytest
from babel import Locale

from generator.content.people import names
from generator.language import ENGLISH, LANGUAGES, Language

TABLE = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)


def locale(language: Language) -> Locale:
    # The program's English is British, but without the comma behind the weekday.
    return Locale.parse("en_IE" if language is ENGLISH else language.code)


@TABLE
def test_days_of_a_leap_year_are_written_as_the_cldr_has_them(language: Language) -> None:
    days = [datetime(2028, 1, 1, tzinfo=UTC) + timedelta(count) for count in range(366)]
    wanted = [
        babel.dates.format_date(day, "full", locale(language)).replace("\N{RIGHT-TO-LEFT MARK}", "") for day in days
    ]
    assert [language.day(day) for day in days] == wanted


@TABLE
def test_plural_forms_are_those_of_the_cldr(language: Language) -> None:
    counts = [*range(1200), 10_000, 10_001, 10_002, 10_003, 10_011, 99_999]
    assert [language.plural(count) for count in counts] == [locale(language).plural_form(count) for count in counts]
    reached = {language.plural(count) for count in counts}
    assert set(language.categories) == reached
    # A million is beyond any count of posters; the CLDR has a form of its own for it in French and Spanish.
    assert set(language.categories) | {"many"} >= locale(language).plural_form.tags | {"other"}


@TABLE
def test_numbers_are_written_as_the_cldr_has_them(language: Language) -> None:
    numbers = [0, 7, 47, 999, 10_000, 12_345, 1_234_567, 2.1, 0.5, 12.5]
    wanted = [
        babel.numbers.format_decimal(number, locale=locale(language), numbering_system="latn") for number in numbers
    ]
    assert [language.number(number) for number in numbers] == wanted


def test_spanish_keeps_four_digits_together() -> None:
    # The CLDR's minimumGroupingDigits, which Babel does not read and browsers do.
    assert LANGUAGES["es"].number(1234) == "1234"
    assert LANGUAGES["de"].number(1234) == "1.234"


@TABLE
def test_direction_and_name_are_those_of_the_cldr(language: Language) -> None:
    assert {"ltr": "left-to-right", "rtl": "right-to-left"}[language.direction] == locale(language).character_order
    name = Locale.parse(language.code).get_display_name("en") or ""
    assert language.name == name


@TABLE
def test_every_letter_stands_under_itself_in_its_order(language: Language) -> None:
    letters = "".join(language.alphabets)
    found = [names.shelved("", names.Name("", letter, letter), language)[0] for letter in letters]
    assert found == list(letters)
    assert [language.shelf(letter) for letter in [*letters, ""]] == list(range(len(letters) + 1))


LETTERS = {
    "an accent": ("en", "Émile Zólà", "Z"),
    "a stroke": ("en", "Anna Ødegård", "O"),
    "another script": ("en", "王小明", ""),
    "Ñ is not N in Spanish": ("es", "Ana Ñíguez", "Ñ"),
    "Ñ is N elsewhere": ("fr", "Ana Ñíguez", "N"),
    "other accents in Spanish": ("es", "Ana Álvarez", "A"),
    "an umlaut in German": ("de", "Jörg Öztürk", "O"),
    "a sharp s in German": ("de", "Anna ßberg", "S"),
    "hiragana": ("ja", "さとう はなこ", "さ"),
    "voiced": ("ja", "がくじゅつ たろう", "か"),
    "katakana": ("ja", "タナカ イチロウ", "た"),
    "small kana": ("ja", "ゎ", "わ"),
    "a kanji without its reading": ("ja", "田中 一郎", ""),
    "kana elsewhere": ("en", "さとう はなこ", ""),
    "Arabic": ("ar", "محمد بدر", "ب"),
    "an article": ("ar", "محمد الخوارزمي", "خ"),
    "alef with hamza": ("ar", "نور أحمد", "ا"),
    "Latin in Arabic": ("ar", "Ada Lovelace", "L"),
    "Arabic elsewhere": ("en", "محمد بدر", ""),
}


@pytest.mark.parametrize(("code", "name", "letter"), LETTERS.values(), ids=LETTERS)
def test_letters(code: str, name: str, letter: str) -> None:
    assert names.shelved(name, names.split(name), LANGUAGES[code])[0] == letter


ORDERS = {
    "English": ("en", ["Ana Nunoz", "Ana Nuñez", "Ana Nuzzo", "Ana Ñíguez", "Ana Oz"], [3, 1, 0, 2, 4]),
    "Spanish": ("es", ["Ana Nuñez", "Ana Nunoz", "Ana Ñíguez", "Ana Nuzzo", "Ana Oz"], [1, 0, 3, 2, 4]),
    "Arabic comes first in Arabic": ("ar", ["Ada Lovelace", "محمد زيد", "محمد الباز", "王小明"], [2, 1, 0, 3]),
    "kana after Latin, kanji last": ("ja", ["田中 一郎", "タナカ イチ", "さとう はな", "Ada Lovelace"], [3, 2, 1, 0]),
}


@pytest.mark.parametrize(("code", "people", "order"), ORDERS.values(), ids=ORDERS)
def test_orders(code: str, people: list[str], order: list[int]) -> None:
    found = sorted(people, key=lambda name: names.shelved(name, names.split(name), LANGUAGES[code])[1])
    assert found == [people[place] for place in order]

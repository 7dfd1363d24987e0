"""Languages as the site speaks them: direction, dates, numbers, letters and plural forms, after the Unicode CLDR.

A table of our own and not Babel: 33 MB and 40 ms for what stands on this page. The tests hold it against Babel.
"""

import unicodedata
from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
KANA_ROWS = "あかさたなはまやらわ"
_ROW_STARTS = "ぁかさたなはまゃらゎ"  # each row's first character in Unicode, which may be a small one
_AFTER_ALL = "\U0002ebe0"  # a letter behind all others, which no folding changes
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}  # to hiragana


def _one_or_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _french(number: int) -> str:
    return "one" if number in {0, 1} else "other"


def _only_other(number: int) -> str:
    return "other"


def _arabic(number: int) -> str:
    forms = {0: "zero", 1: "one", 2: "two"}
    rest = number % 100
    return forms.get(number) or ("few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other")


class Language(Struct, frozen=True, kw_only=True):
    """How one language writes dates and numbers, orders letters and counts.

    `alphabets` stand in the order of its lists; `article` is what a family name may begin with and is not sorted by.
    """

    code: str
    name: str  # in English
    months: tuple[str, ...]
    weekdays: tuple[str, ...]  # from Monday
    date: str = "{weekday} {day} {month} {year}"
    plural: Callable[[int], str] = _one_or_other  # a count -> the CLDR's category
    categories: tuple[str, ...] = ("one", "other")
    direction: str = "ltr"
    alphabets: tuple[str, ...] = (LATIN,)
    own_letters: str = ""  # those of the alphabets that are a plain letter with an accent
    article: str = ""
    group: str = ","  # between thousands
    grouped_from: int = 1000
    point: str = "."

    def day(self, moment: datetime) -> str:
        """The day in full, such as `Tuesday 19 May 2026`."""
        return self.date.format(
            weekday=self.weekdays[moment.weekday()],
            day=moment.day,
            month=self.months[moment.month - 1],
            year=moment.year,
        )

    def number(self, number: float) -> str:
        """A number with the language's separators, in European digits, which the signs in the hall have too."""
        plain = f"{number:,}" if abs(number) >= self.grouped_from else f"{number}"
        return plain.translate({ord(","): self.group, ord("."): self.point})

    def sortable(self, text: str, fold: Callable[[str], str]) -> str:
        """The text so that code points compare as the language's letters do; `fold` takes off accents and capitals.

        Letters that the alphabet has beside the plain ones, such as Ñ, come after these.
        """
        if text.isascii():
            return fold(text)
        text = unicodedata.normalize("NFC", text).removeprefix(self.article)
        for letter in self.own_letters:
            after = fold(letter) + _AFTER_ALL
            text = text.replace(letter, after).replace(letter.lower(), after)
        return fold(text).translate(_KATAKANA)

    def letter(self, sortable: str) -> str:
        """The letter under which a sortable text stands, or "" where no alphabet of the language has one."""
        first = sortable[:1].upper()
        if sortable[1:2] == _AFTER_ALL:
            return next((own for own in self.own_letters if unicodedata.normalize("NFD", own)[0] == first), "")
        if "ぁ" <= first <= "ん" and KANA_ROWS in self.alphabets:
            return max(row for row, start in zip(KANA_ROWS, _ROW_STARTS, strict=True) if start <= first)
        return first if first and any(first in alphabet for alphabet in self.alphabets) else ""

    def shelf(self, letter: str) -> int:
        """The place of a letter among all that the language's lists have; "" comes last."""
        letters = "".join(self.alphabets)
        return letters.index(letter) if letter else len(letters)


def _names(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_EAST_ASIAN_MONTHS = tuple(f"{number}月" for number in range(1, 13))

ENGLISH = Language(
    code="en",
    name="English",
    months=_names("January February March April May June July August September October November December"),
    weekdays=_names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
)
GERMAN = Language(
    code="de",
    name="German",
    months=_names("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    weekdays=_names("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    date="{weekday}, {day}. {month} {year}",
    group=".",
    point=",",
)
FRENCH = Language(
    code="fr",
    name="French",
    months=_names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    weekdays=_names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    plural=_french,
    group="\N{NARROW NO-BREAK SPACE}",
    point=",",
)
SPANISH = Language(
    code="es",
    name="Spanish",
    months=_names("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    weekdays=_names("lunes martes miércoles jueves viernes sábado domingo"),
    date="{weekday}, {day} de {month} de {year}",
    alphabets=("ABCDEFGHIJKLMNÑOPQRSTUVWXYZ",),
    own_letters="Ñ",
    group=".",
    grouped_from=10_000,
    point=",",
)
JAPANESE = Language(
    code="ja",
    name="Japanese",
    months=_EAST_ASIAN_MONTHS,
    weekdays=_names("月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日"),
    date="{year}年{month}{day}日{weekday}",
    plural=_only_other,
    categories=("other",),
    alphabets=(LATIN, KANA_ROWS),
)
CHINESE = Language(
    code="zh",
    name="Chinese",
    months=_EAST_ASIAN_MONTHS,
    weekdays=_names("星期一 星期二 星期三 星期四 星期五 星期六 星期日"),
    date="{year}年{month}{day}日{weekday}",
    plural=_only_other,
    categories=("other",),
)
ARABIC = Language(
    code="ar",
    name="Arabic",
    months=_names("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    weekdays=_names("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"),
    date="{weekday}، {day} {month} {year}",
    plural=_arabic,
    categories=("zero", "one", "two", "few", "many", "other"),
    direction="rtl",
    alphabets=("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", LATIN),
    article="ال",
)
LANGUAGES = {one.code: one for one in (ENGLISH, GERMAN, FRENCH, SPANISH, JAPANESE, CHINESE, ARABIC)}

"""The words that a theme shows, in the site's language: its `words/CODE.yaml`, and below it those of what it extends.

A catalogue maps a key to a text with places such as `{name}`, or to its plural forms, which the count `n` chooses from.
What it lacks is shown in English.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from generator.language import ENGLISH, LANGUAGES, Language
from generator.site import wordfiles
from generator.site.wordfiles import PLACE, Entry


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a theme in one language."""

    language: Language
    entries: Mapping[str, Entry]

    def __call__(self, key: str, **values: object) -> Markup:
        """The words at `key` with their places filled, as HTML: `{{ t('save') }}`, `{{ t('posters', n=47) }}`.

        `n` is a count: it chooses the plural form and is written with the language's separators. Values are escaped
        unless they are Markup. Raises jinja2.UndefinedError for a key or a place that is not there.
        """
        return Markup(self._filled(key, values, escape))  # noqa: S704 # whatever it is made of has been escaped

    def plain(self, key: str, **values: object) -> str:
        """The same as plain text: for titles, descriptions and files that are no HTML."""
        return self._filled(key, values, str)

    def pick(self, *keys: str) -> dict[str, Entry]:
        """Some words as they are, for scripts to fill."""
        return {key: self._entry(key) for key in keys}

    def _entry(self, key: str) -> Entry:
        try:
            return self.entries[key]
        except KeyError:
            raise _undefined(f"no catalogue of this theme has the words {key!r}") from None

    def _filled(self, key: str, values: Mapping[str, object], written: Callable[[object], str]) -> str:
        def value(place: re.Match[str]) -> str:
            if place[1] not in values:
                raise _undefined(f"the words {key!r} have a place {place[0]} that is not filled")
            found = values[place[1]]
            return written(self.language.number(found) if place[1] == "n" and isinstance(found, int) else found)

        return PLACE.sub(value, written(self._text(key, values.get("n"))))

    def _text(self, key: str, count: object) -> str:
        entry = self._entry(key)
        if isinstance(entry, str):
            return entry
        if not isinstance(count, int):
            raise _undefined(f"the words {key!r} have plural forms and need a count n")
        return entry.get(self.language.plural(count), entry["other"])  # words in English lack the others


def _undefined(message: str) -> Exception:
    """The error that a template gets for any other name that is not there."""
    from jinja2 import UndefinedError  # noqa: PLC0415 # takes longer to load than `check`, which needs none, may take

    return UndefinedError(message)


def load(folders: Sequence[Path], code: str) -> Words:
    """The words in the language `code` from a theme's folders, the theme itself first.

    Raises SourceError for a catalogue that cannot be used.
    """
    language = LANGUAGES[code]
    return Words(language, wordfiles.joined(folders, ENGLISH) | wordfiles.joined(folders, language))

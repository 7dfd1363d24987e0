"""The words that a theme shows, in the site's language: its `words/CODE.yaml`, and below it those of what it extends.

A catalogue maps a key to a text with places such as `{name}`, or to its plural forms, which the count `n` chooses from.
What it lacks is shown in English.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape
from msgspec import Struct

from generator.language import ENGLISH, LANGUAGES, Language
from generator.site import wordfiles
from generator.site.wordfiles import PLACE, Entry

Written = Callable[[object], str]  # how a value or a text is written: escaped, or as it is


class Words(Struct, frozen=True):
    """All words of a theme in one language."""

    language: Language
    entries: Mapping[str, Entry]

    def __call__(self, key: str, **values: object) -> Markup:
        """The words at `key` with their places filled, as HTML: `{{ t('save') }}`, `{{ t('posters', n=47) }}`.

        `n` is a count: it chooses the plural form and is written with the language's separators. Values are escaped
        unless they are Markup. Raises jinja2.UndefinedError for a key or a place that is not there.
        """
        pieces = _pieces(self._text(key, values.get("n")), escape)
        if len(pieces) == 1:
            return Markup(pieces[0])  # noqa: S704 # escaped
        return Markup("".join(self._filled(key, pieces, values, escape)))  # noqa: S704 # each part has been escaped

    def plain(self, key: str, **values: object) -> str:
        """The same as plain text: for titles, descriptions and files that are no HTML."""
        return "".join(self._filled(key, _pieces(self._text(key, values.get("n")), str), values, str))

    def pick(self, *keys: str) -> dict[str, Entry]:
        """Some words as they are, for scripts to fill."""
        return {key: self._entry(key) for key in keys}

    def _entry(self, key: str) -> Entry:
        try:
            return self.entries[key]
        except KeyError:
            raise _undefined(f"no catalogue of this theme has the words {key!r}") from None

    def _text(self, key: str, count: object) -> str:
        entry = self._entry(key)
        if isinstance(entry, str):
            return entry
        if not isinstance(count, int):
            raise _undefined(f"the words {key!r} have plural forms and need a count n")
        return entry.get(self.language.plural(count), entry["other"])  # words in English lack the others

    def _filled(self, key: str, pieces: Sequence[str], values: Mapping[str, object], written: Written) -> Iterator[str]:
        for index, piece in enumerate(pieces):
            if index % 2 == 0:
                yield piece
            elif piece not in values:
                raise _undefined(f"the words {key!r} have a place {{{piece}}} that is not filled")
            else:
                value = values[piece]
                yield self.language.number(value) if piece == "n" and isinstance(value, int) else written(value)


@lru_cache(maxsize=2048)  # a theme has a few hundred words, and a page says the same as the page before
def _pieces(text: str, written: Written) -> tuple[str, ...]:
    """A text taken apart at its places: what stands between them is `written`, each second piece is a place's name."""
    return tuple(piece if index % 2 else str(written(piece)) for index, piece in enumerate(PLACE.split(text)))


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

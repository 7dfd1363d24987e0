"""Which capitals of a title have to stay: BibTeX's styles lower all that no braces protect."""

import re
from functools import cached_property

from msgspec import Struct

from generator.site.cite import tex

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_BEFORE_OPENING = re.compile(r"[:?!.]\s\W*$")  # of a sentence or a subtitle, whose first capital tells nothing


class Guard(Struct, frozen=True, dict=True):
    """Protects the words of one title: `plain` is all of it, in one line."""

    plain: str

    def protect(self, text: str) -> str:
        """A stretch of the title as TeX, in braces each word whose capitals have to stay."""
        if tex.is_plain(text):
            return _WORD.sub(lambda word: f"{{{word[0]}}}" if self._stays(word) else word[0], text)
        parts, position = [], 0
        for word in _WORD.finditer(text):
            parts.append(tex.escape(text[position : word.start()]))
            parts.append(tex.grouped(word[0]) if self._stays(word) else tex.escape(word[0]))
            position = word.end()
        return "".join([*parts, tex.escape(text[position:])])

    def _stays(self, word: re.Match[str]) -> bool:
        """Acronyms, capitals inside a word, single letters but the article, names in a title that has few capitals."""
        letters = word[0]
        if letters.islower() or self._shouts:
            return False
        if any(map(str.isupper, letters[1:])):
            return True
        if not letters[0].isupper():
            return False
        if len(letters) == 1:
            return letters != "A" or not word.string[word.end() : word.end() + 1].isspace()
        return self._spares_capitals and not self._opens(word)

    def _opens(self, word: re.Match[str]) -> bool:
        """Whether the title, a sentence or a subtitle begins with the word."""
        start = word.start()
        is_first = start < 4 and not _WORD.search(word.string, 0, start) and self.plain.startswith(word[0], start)
        return is_first or bool(_BEFORE_OPENING.search(word.string, max(0, start - 8), start))

    @cached_property
    def _shouts(self) -> bool:
        return self.plain.isupper() and " " in self.plain

    @cached_property
    def _spares_capitals(self) -> bool:
        """Whether most longer words are small: then a capital tells a name, and not a style."""
        longer = [word for word in _WORD.finditer(self.plain) if len(word[0]) > 3 and not self._opens(word)]
        small = sum(word[0].islower() for word in longer)
        return len(longer) >= 3 and small > len(longer) / 2

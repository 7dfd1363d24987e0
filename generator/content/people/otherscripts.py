"""Names in another script: whether a name in Latin letters may be the same, as far as Unicode itself can tell.

Nothing here is a dictionary of names. Alphabets are read by the names of their letters (CYRILLIC SMALL LETTER VE is a
v), and compared by their consonants; Han and Hangul are compared by their syllables, one a character.
"""

import re
import unicodedata

_VOWELS = "aeiouy"
# Compiled when they are needed: few listings have such names.
_LETTER = r"(?:CYRILLIC|GREEK) (?:SMALL|CAPITAL) LETTER (?:FINAL |SHORT )?([A-Z]+)"
_SYLLABIC = r"[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+"
_NOT_READ = frozenset(["HARD", "SOFT"])  # the signs of Cyrillic


def is_latin(name: str) -> bool:
    """Whether every letter of the name is a Latin one."""
    plain = unicodedata.normalize("NFKC", name)
    return all(unicodedata.name(each, "").startswith("LATIN ") for each in plain if each.isalpha())


def parts(name: str) -> tuple[str, str]:
    """A name that stands in two scripts, as `Wei Wang (王伟)`: the Latin part and the other; ("", "") otherwise."""
    words = re.findall(r"[^\s()（）\[\]/,]+", name)
    latin = [word for word in words if is_latin(word)]
    other = [word for word in words if not is_latin(word)]
    return (" ".join(latin), " ".join(other)) if latin and other else ("", "")


def sounds(name: str) -> tuple[str, ...]:
    """The consonants of each word of a Cyrillic or Greek name, sorted, as its letters are called; () otherwise."""
    words = unicodedata.normalize("NFD", name).split()
    read = tuple(sorted(filter(None, (_consonants(_spelled(word)) for word in words))))
    return read if len("".join(read)) > 3 and all(map(_spelled, words)) else ()


def latin_sounds(words: list[str]) -> tuple[str, ...]:
    """The consonants of each folded Latin word, sorted, to be compared with `sounds`."""
    return tuple(sorted(filter(None, map(_consonants, words))))


def syllables(name: str) -> int:
    """How many syllables a name of Han or Hangul has, 0 for another one."""
    letters = "".join(name.split())
    return len(letters) if re.fullmatch(_SYLLABIC, letters) else 0


def latin_syllables(words: list[str]) -> int:
    """How many syllables the folded Latin words have, by their groups of vowels."""
    return sum(len(re.findall(f"[{_VOWELS}]+", word)) for word in words)


def _spelled(word: str) -> str:
    return "".join(_sound(letter) for letter in word)


def _sound(letter: str) -> str:
    """The sound that a letter's name begins with: VE is v, EL is l, SHA is sh, ALPHA is a."""
    found = re.match(_LETTER, unicodedata.name(letter, ""))
    if not found or found[1] in _NOT_READ:
        return ""
    name = found[1].lower()
    if re.fullmatch("e[lmnrsf]", name):
        return name[1]
    start = re.match(f"[^{_VOWELS}]+|[{_VOWELS}]+", name)
    return start[0] if start else ""


def _consonants(word: str) -> str:
    """Without vowels, doubled letters, and the h of kh, gh, rh and ph, which one writes and another does not."""
    plain = word.replace("ph", "f").replace("kh", "h").replace("ch", "h").replace("gh", "g").replace("rh", "r")
    return re.sub(r"(.)\1+", r"\1", re.sub(f"[{_VOWELS}]", "", plain))

"""The TeX of BibTeX fields: accents as characters, protecting braces gone; what our own markup reads stays as typed."""

import re
import unicodedata

# An escaped dollar is a piece of its own, so that it opens no formula.
_MATHS = re.compile(r"(\\\$|\$\$.+?\$\$|\$(?:\\.|[^$\\])+\$|\\\(.+?\\\)|\\\[.+?\\\])", re.DOTALL)

_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_LETTER = r"\\?[ij](?![A-Za-z])|[A-Za-z]"
_ACCENT = re.compile(
    rf"\{{\s*\\(?P<s1>[`'^~=.\"])\s*\{{?(?P<l1>{_LETTER})\}}?\s*\}}|\\(?P<s2>[`'^~=.\"])\s*(?:\{{(?P<l2>{_LETTER})\}}|(?P<l3>{_LETTER}))"
    rf"|\{{\s*\\(?P<s3>[uvHtcdbkr])(?:\s+|\s*\{{)(?P<l4>{_LETTER})\}}?\s*\}}|\\(?P<s4>[uvHtcdbkr])(?:\s*\{{(?P<l5>{_LETTER})\}}|\s+(?P<l6>[A-Za-z])(?![A-Za-z]))"
)
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "NG": "Ŋ",
}  # fmt: skip
_SPECIAL = re.compile(
    r"\{?\\(" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])(?:\{\}|\}|[ \t]+)?"
)
_CAPITAL_MACROS = "Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega|AA|AE|OE|DH|DJ|NG|TH|L|O|H"
_DOUBLED = re.compile(rf"\\\\(?=['\"`^~=.&%$#_{{}}]|[a-z]|(?:{_CAPITAL_MACROS})(?![A-Za-z]))")
_LINE_END = re.compile(r"\\\\(?:\[[^\]]*\])?\s*|\\newline(?![A-Za-z])\s*")
_BRACE = re.compile(r"(?<!\\)[{}]")
# A brace stays where it holds what a macro, a raised or lowered letter belongs to, and where it begins with a macro.
_KEPT_BEFORE = re.compile(r"(?:\\[A-Za-z]+\*?(?:\[[^\]]*\])?|[\^_])\s?$")
_MACRO = re.compile(r"\\[A-Za-z]+\*?\s*")
_SIGNS = re.compile(r"[\\{}~$]|``|''")
_ESCAPED = re.compile(r"\\([&%$#_{}])")


def marked_up(source: str) -> str:
    """A title or an abstract: characters for accents, no braces that only protect; maths and macros as they are."""
    if not _SIGNS.search(source):
        return source
    parts = _MATHS.split(_halved(source))
    # Maths stands in the odd places; braces may go round it, so that they are taken out of the whole.
    parts[::2] = [_LINE_END.sub(" ", _composed(part)) if "\\" in part else part for part in parts[::2]]
    return "".join(_unprotected(parts))


def plain(source: str) -> str:
    """A name, an affiliation or a word: characters alone; of what else a macro does, its text stays."""
    if not _SIGNS.search(source):
        return source
    text = _LINE_END.sub(" ", _composed(_halved(source))).replace("~", " ")
    text = _ESCAPED.sub(r"\1", _BRACE.sub("", _MACRO.sub("", text)))
    return text.replace("``", "“").replace("''", "”")


def accented(source: str) -> str:
    """The text with characters for its accents; every other brace and macro as it is."""
    return _composed(_halved(source)) if "\\" in source else source


def _halved(source: str) -> str:
    """The text with one backslash for two, where a program wrote two for each."""
    return _DOUBLED.sub(r"\\", source) if "\\\\" in source else source


def _composed(text: str) -> str:
    if "\\" not in text:
        return text
    return _SPECIAL.sub(_special, _ACCENT.sub(_accent, text))


def _accent(found: re.Match[str]) -> str:
    groups = found.groupdict()
    sign = next(groups[name] for name in ("s1", "s2", "s3", "s4") if groups[name])
    letter = next(groups[name] for name in ("l1", "l2", "l3", "l4", "l5", "l6") if groups[name])
    return unicodedata.normalize("NFC", letter.removeprefix("\\") + _MARKS[sign])


def _special(found: re.Match[str]) -> str:
    opened, closed = found[0].startswith("{"), found[0].endswith("}") and not found[0].endswith("{}")
    letter = _LETTERS[found[1]]
    return ("{" if opened and not closed else "") + letter + ("}" if closed and not opened else "")


def _unprotected(parts: list[str]) -> list[str]:
    """The parts without protecting braces; those of the maths, which stands in the odd places, are left."""
    kept: list[bool] = []
    found = []
    for number, part in enumerate(parts):
        found.append(part if number % 2 else _without_braces(part, kept))
    return found


def _without_braces(text: str, kept: list[bool]) -> str:
    """`kept` is the stack of the braces that are open, and whether each stays."""
    if "{" not in text and "}" not in text:
        return text
    pieces, position, closed_at = [], 0, -1
    for brace in _BRACE.finditer(text):
        pieces.append(text[position : brace.start()])
        position = brace.end()
        if brace[0] == "{":
            before = text[max(0, brace.start() - 40) : brace.start()]
            switch = text[brace.end() : brace.end() + 1] == "\\" and text[brace.end() + 1 : brace.end() + 2].isalpha()
            kept.append(switch or closed_at == brace.start() or bool(_KEPT_BEFORE.search(before)))
            stays = kept[-1]
        else:
            stays = kept.pop() if kept else False
            closed_at = brace.end() if stays else -1
        pieces.append(brace[0] if stays else "")
    return "".join([*pieces, text[position:]])

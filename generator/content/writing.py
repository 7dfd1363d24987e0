"""Text as YAML that reads back the same, character for character, in the shape that is best to edit."""

import re

_PLAIN = re.compile(r"[^\W\d_](?:[^\x00-\x1f#:\x7f-\xa0]|(?<=[^\s])#|:(?=\S))*")
# Words and numbers that other readers of YAML take for something else than text.
_AMBIGUOUS = re.compile(r"(?i)null|true|false|yes|no|on|off|y|n")
# What YAML cannot hold as it is, or takes for the end of a line; and white space that folding would change.
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# A newline alone, folded, would be one blank line, which is read as the end of a paragraph.
_UNFOLDABLE = re.compile(r"^\s|\s$|\t|\n[^\S\n]|[^\S\n]\n|(?<!\n)\n(?!\n)")
_UNLITERAL = re.compile(r"^\s|\s$|\t|\n[^\S\n]+(?=\n)")

# A sentence ends at . ! or ?, closing quotes and brackets with it, before a space and no small letter.
_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)\]}*_]* (?=[^\s])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|al|etc|vs|cf|viz|ca|approx|resp|incl|Figs?|Eqs?|Secs?|Tabs?|Refs?|Algs?|Thms?|Chs?|Apps?|Nos?|"
    r"Vols?|pp|Dr|Prof|Mr|Mrs|Ms|St|Jr|Sr|w\.r\.t|a\.k\.a|U\.S)|(?<![^\W_])[^\W\d_])\.$"
)


def one_line(text: str) -> str:
    """The text as a scalar on one line: plain where nobody can misread it, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and not _SPECIAL.search(text) and text == text.strip()
    return text if plain and not _AMBIGUOUS.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """The text in double quotes, with escapes for what cannot be seen."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\x09")
    # Before a small letter \n would look like \nabla, which is refused in reading.
    escaped = re.sub(r"\n(?=[a-z])", r"\\x0A", escaped).replace("\n", "\\n")
    return '"' + _SPECIAL.sub(_escape, escaped) + '"'


def block(name: str, text: str) -> list[str]:
    """The lines of a field that holds a longer text: folded, a sentence a line, where folding gives it back.

    Else the lines as they are, else one line in double quotes.
    """
    # Most texts are one paragraph, of which this is known at once.
    is_folded = "\n" not in text and "\t" not in text and text == text.strip()
    is_folded = is_folded or not _UNFOLDABLE.search(text)
    if not text or _SPECIAL.search(text) or (not is_folded and _UNLITERAL.search(text)):
        return [f"{name}: {quoted(text)}"]
    if not is_folded:
        return [f"{name}: |-", *_indented(text.split("\n"))]
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        # Between lines of text folding takes one newline away.
        lines += ([""] if number else []) + (sentences(paragraph) if paragraph else [])
    return [f"{name}: >-", *_indented(lines)]


def sentences(paragraph: str) -> list[str]:
    """The paragraph cut at single spaces between sentences, so that joining them with a space gives it back."""
    parts: list[str] = []
    start = 0
    for found in _END.finditer(paragraph):
        after = paragraph[found.end()]
        # An abbreviation is short; to look through the whole sentence for it would take most of an import's time.
        if after.islower() or _ABBREVIATION.search(paragraph[max(start, found.start() - 16) : found.start()]):
            continue
        parts.append(paragraph[start : found.end() - 1])
        start = found.end()
    return [*parts, paragraph[start:]]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"

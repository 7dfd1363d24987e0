"""Any text as one line that no format's reader can take for two; addresses that end no field."""

import re
import unicodedata
from urllib.parse import quote

# White space and control characters, the line ends that only some programs know, and halves of characters. But for a
# space none of them is printable.
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")

_UNQUOTED = re.compile(r"[A-Za-z0-9!#$%&'()*+,\-./:;<=>?@\[\]_~|]*")  # what `address` leaves as it is


def one_line(text: str) -> str:
    """The text in NFC with single spaces, no-break spaces among them."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return words if words.isprintable() else _BREAKS.sub(" ", words).strip()


def address(url: str) -> str:
    """A web address or a DOI without white space, quotes, braces and backslashes: those are percent-encoded."""
    line = one_line(url)
    return line if _UNQUOTED.fullmatch(line) else quote(line, safe="!#$%&'()*+,-./:;<=>?@[]_~|")


def doi_address(doi: str) -> str:
    """Where a DOI leads, or "" for none; a `#` or `?` of its own does not end it."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}" if doi else ""

"""Any text as one line that no format's reader can take for two; addresses that end no field."""

import re
import unicodedata
from urllib.parse import quote

# White space and control characters, the line ends that only some programs know, and halves of characters.
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def one_line(text: str) -> str:
    """The text in NFC with single spaces, no-break spaces among them."""
    return _BREAKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def address(url: str) -> str:
    """A web address or a DOI without white space, quotes, braces and backslashes: those are percent-encoded."""
    return quote(one_line(url), safe="!#$%&'()*+,-./:;<=>?@[]_~|")


def doi_address(doi: str) -> str:
    """Where a DOI leads, or "" for none; a `#` or `?` of its own does not end it."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}" if doi else ""

"""What is let through from strangers: characters, lengths, nesting, addresses."""

import re
from unicodedata import is_normalized

from markdown_it.common.normalize_url import normalizeLink

MAX_SOURCE = 20_000  # characters; a longer text is shown unread
MAX_NESTING = 16  # groups, commands and links inside each other
MAX_LIST_NESTING = 4
MAX_EXPANDED = 20_000  # characters that a poster's own macros may bring into one text
MAX_EXPANSION_DEPTH = 8
MAX_ADDRESS = 2_000
MAX_TEX = 2_000  # characters of one formula; the converter ends the process on very deep nesting
MAX_TEX_GROUPS = 100
MAX_MATHML = 100_000
MAX_MATHML_DEPTH = 60

_ADDRESS = re.compile(
    r"(?:https?://(?:[\w-]+\.)*[\w-]+\.?(?::\d{1,5})?(?:[/?#][^\s\\]*)?|mailto:[^\s\\@:]+@[^\s\\@]+)",
    re.IGNORECASE | re.ASCII,
)
# a cheap first look, before an address is encoded
_BEGINNING = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#]|$)|mailto:", re.IGNORECASE)
_HOST = re.compile(r"https?://([^/?#:]*)", re.IGNORECASE)
# What few texts hold is compiled for the first that may.
_SPACES = "[\x0b\x0c\x1c-\x1f\x85]"
_NOT_TEXT = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
_TURNING = "[\u202a-\u202e\u2066-\u2069]"
_LINE_ENDS = "\r(\n)?"


def clean(source: str) -> str:
    """The source without what HTML and XML forbid, each character still at its own offset."""
    if source.isprintable():  # as most are: nothing of the sort is in it
        return source
    lines = re.sub(_LINE_ENDS, lambda end: " \n" if end[1] else "\n", source)
    return re.sub(_NOT_TEXT, "\ufffd", re.sub(_SPACES, " ", lines))


def of_entity(text: str) -> str:
    """What an entity stands for, where it may stand in a page: nothing that turns the text around it about."""
    return re.sub(_TURNING, "\ufffd", clean(text))


def is_allowed(address: str) -> bool:
    """Whether a link may lead there: http, https with a plain host, or mailto; the address is percent-encoded."""
    host = _HOST.match(address)
    labels = host[1].lower().split(".") if host else []
    return _ADDRESS.fullmatch(address) is not None and all(map(_is_one_name, labels))


def _is_one_name(label: str) -> bool:
    """Whether all read the same in a label of a host: `b¹` is `b1` to some readers of addresses, and none to others."""
    if not label.startswith("xn--"):
        return True
    try:
        return is_normalized("NFKC", label[4:].encode("ascii").decode("punycode"))
    except UnicodeError:
        return False


def link(address: str) -> str | None:
    """The address as an `href`, percent-encoded; None where a link may not lead there."""
    address = address.strip()
    if len(address) > MAX_ADDRESS or not _BEGINNING.match(address):
        return None
    encoded = normalizeLink(address)
    return encoded if is_allowed(encoded) else None

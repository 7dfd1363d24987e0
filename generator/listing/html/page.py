"""A saved page: its bytes as text, without comments and scripts, and what it says of itself."""

import codecs
import re
import warnings
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from bs4.element import Tag
from msgspec import Struct

from generator.errors import Place, SourceError
from generator.listing import filebytes
from generator.listing.html.found import Notes
from generator.listing.html.prose import attribute, one_line

MAX_BYTES = 100_000_000  # ten thousand posters with abstracts and all their markup are some 25 MB
SAVE = "open the session's page in a browser, wait until its posters are shown, and save it as 'Web Page, HTML only'"

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
# What browsers read under these names, by the Encoding Standard.
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)")
_UNREAD = re.compile(r"<!--|<(script|style|template|svg)\b(?![^>]{0,200}math/tex)", re.IGNORECASE)
_CLOSINGS = {kind: re.compile(rf"</{kind}\s*>", re.IGNORECASE) for kind in ("script", "style", "template", "svg")}
_CLOSINGS["comment"] = re.compile("-->")
_SECTION = re.compile(r"<!\[[^>]{0,500}>")  # comments for browsers; the parser gives up on some
_VOID = re.compile(r"<(br|img|hr|wbr|input|meta|link|source|col)\b([^<>]*)(?<!/)>", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20\d\d)(?!\d)")


class Page(Struct, frozen=True):
    """A page: its source without what no reader sees, and what it says of itself, "" where it says nothing."""

    path: Path
    source: str
    title: str
    address: str
    year: int | None


def load(path: Path, notes: Notes) -> Page:
    """Read the page in the file `path`. Raises SourceError where the file cannot be read as text."""
    text = _decode(_bytes(path), path, notes)
    # The parser looks for each closing tag among all <br> before it, but not among all <br/>.
    source = _VOID.sub(r"<\1\2 />", _without_unread(text, notes))
    source = _SECTION.sub(lambda found: "\n" * found[0].count("\n"), source).replace("<![", "&lt;![")
    # Only the head and what stands first on the page is looked at here.
    soup = parse(source[:100_000])
    saved_from = _SAVED_FROM.search(text[:10_000])
    address = _address(soup, saved_from[1] if saved_from else "")
    title = one_line(soup.title) if soup.title else ""
    return Page(path, source, title, address, _year(soup, title, address))


def parse(source: str) -> BeautifulSoup:
    """Parse HTML with the standard library's parser; classes stay one string, which is quicker."""
    with warnings.catch_warnings():
        # A page may hold nothing but an address or a name: that it could be meant to be opened is said to programmers.
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        # html.parser reads the worst of pages; lxml would be another dependency.
        return BeautifulSoup(source, "html.parser", multi_valued_attributes=None)


def slices(source: str, starts: list[int], size: int) -> Iterator[tuple[BeautifulSoup, int]]:
    """Parse a page in slices of `size` cards, which begin at `starts`; each with the lines before it.

    A whole page of ten thousand cards as one tree takes half a gigabyte. What is left open in one slice is closed
    by its end, and closing tags that open nothing are passed over.
    """
    bounds = [0, *starts[size::size], len(source)]
    lines = 0
    for begin, end in pairwise(bounds):
        if begin < end:
            yield parse(source[begin:end]), lines
            lines += source.count("\n", begin, end)


def _bytes(path: Path) -> bytes:
    data = filebytes.read(path, MAX_BYTES, "a saved web page")
    if not data.strip():
        raise SourceError("empty; expected a saved web page with posters", Place(path), SAVE)
    return data


def _decode(data: bytes, path: Path, notes: Notes) -> str:
    encoding, declared = _encoding(data)
    if encoding not in ("utf-8", "utf-16") and declared and not data.isascii() and _is_utf8(data):
        notes.doubt(1, f"the page says that it is {declared}, but it is UTF-8 and is read as such")
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        says = f"the page says that it is {declared}" if declared else "the page does not say its encoding"
        message = f"not {encoding.upper()}: byte 0x{data[error.start]:02X} at offset {error.start}; {says}"
        raise SourceError(message, Place(path, line), "save the page from the browser again") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError("binary: a zero byte; expected a saved web page", Place(path, line), SAVE)
    return text.replace("\r\n", "\n").removeprefix("\ufeff")


def _encoding(data: bytes) -> tuple[str, str]:
    """The codec to read with, and the name that the page itself gives, "" if it gives none."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec.removesuffix("-sig"), ""
    found = _XML_DECLARED.match(data[:200]) or _DECLARED.search(data[:4096])
    declared = found[1].decode("ascii") if found else ""
    try:
        name = codecs.lookup(declared).name if declared else "utf-8"
        "".encode(name)  # some codecs are no encodings of text
    except LookupError:
        name = "utf-8"
    name = _AS_BROWSERS.get(name, name)
    return ("utf-8" if name.startswith("utf-16") else name), declared


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _without_unread(text: str, notes: Notes) -> str:
    """Blank comments, scripts, styles, templates and drawings, keeping the lines; TeX in scripts stays.

    What follows a comment, a script or a style that is never closed is a part of it, as for browsers.
    """
    pieces: list[str] = []
    at = 0
    for opening in _UNREAD.finditer(text):
        kind = (opening[1] or "comment").lower()
        if opening.start() < at:
            continue
        closing = _CLOSINGS[kind].search(text, opening.end())
        if closing is None:
            line = text.count("\n", 0, opening.start()) + 1
            notes.doubt(line, f"a {kind} begins here and is never closed: nothing after it was read", SAVE)
            return "".join([*pieces, text[at : opening.start()]])
        pieces += [text[at : opening.start()], "\n" * text.count("\n", opening.start(), closing.end())]
        at = closing.end()
    return "".join(pieces) + text[at:]


def _address(soup: BeautifulSoup, saved_from: str) -> str:
    """Where the page lies, for its relative links: base, else what the browser noted, else canonical, else og:url."""
    own = saved_from
    for name, key, value, target in (("link", "rel", "canonical", "href"), ("meta", "property", "og:url", "content")):
        if not own:
            found = soup.find(name, attrs={key: value})
            own = attribute(found, target).strip() if isinstance(found, Tag) else ""
    base = soup.find("base", href=True)
    address = urljoin(own, attribute(base, "href").strip()) if isinstance(base, Tag) else own
    return address if address.startswith(("http://", "https://")) else ""


def _year(soup: BeautifulSoup, title: str, address: str) -> int | None:
    """The year of the conference: the first of title, headings, address and times that names exactly one."""
    headings = [one_line(heading) for heading in soup.find_all(("h1", "h2"), limit=20)]
    times = [attribute(time, "datetime")[:4] for time in soup.find_all("time", limit=20)]
    for text in (title, *headings, address, " ".join(times)):
        years = set(_YEAR.findall(text))
        if len(years) == 1:
            return int(years.pop())
    return None

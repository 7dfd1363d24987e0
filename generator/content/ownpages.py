"""The organisers' own pages: content/pages/*.md with a few fields in front."""

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content import fields, hidden, invisible, kinds, schema, textfile, yamlfile
from generator.content.fields import Faults
from generator.errors import Place, SourceError, below, place_at
from generator.model import OwnPage

TAKEN = frozenset(["index", "search", "my", "404", "offline"])
# Pages that every site has, or one that counts visits, unless the organisers write their own in its place.
YIELDING = frozenset(["colophon", "privacy"])

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_CLOSE = "write --- on a line of its own below them, before the text"
# `# Title`, or the title on a line and = signs below it.
_HEADING = re.compile(r"(?m)^(?:#[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*|(?P<lined>\S.*?)[ \t]*\n=+[ \t]*)$\n?")


def load(path: Path, root: Path, faults: Faults) -> OwnPage | None:
    """The page in the Markdown file; None where `faults` says that there is none to be had."""
    if not kinds.is_slug(path.stem) or path.stem in TAKEN:
        faults.append(kinds.bad_id(path, "venue"))
        return None
    try:
        top, source = _parts(path)
    except SourceError as error:
        faults.append(error)
        return None
    front = fields.read_fields(top, schema.PAGE, faults)
    faults.extend(_hidden(source, path))
    title = front.get("title", "")
    if not title:
        title, source = _heading(source)
    if not title:
        faults.append(SourceError("the page has no title", Place(path), "begin it with '# ' and the title"))
        return None
    return OwnPage(
        id=path.stem,
        title=title,
        source=source,
        path=below(path, root),
        order=front.get("order", 0),
        nav=front.get("nav", True),
        formerly=front.get("formerly", ()),
    )


def _hidden(source: str, path: Path) -> Iterator[SourceError]:
    """Characters of the text that nobody sees; it ends where the file ends."""
    if source.isascii():
        return
    text = textfile.read(path)
    start = len(text) - len(source)
    for found in invisible.find(source):
        yield hidden.told(found, source, place_at(text, start + found.offset, path))


def place_of(path: Path, name: str) -> Place:
    """Where a field's value stands in front of a page that was read before."""
    return yamlfile.places(_parts(path)[0]).get(name, Place(path))


def _parts(path: Path) -> tuple[yamlfile.Mapping, str]:
    """The fields in front, and the Markdown after them."""
    text = textfile.read(path)
    found = _FRONT.match(text)
    if not found:
        if re.match(r"---[ \t]*\n[ \t]*[\w-]+:", text):
            raise SourceError("the fields in front open here and are never closed", Place(path), _CLOSE)
        return yamlfile.mapping(yamlfile.parse("", path)), text
    # The newline keeps the lines of the front matter where they are in the file.
    return yamlfile.mapping(yamlfile.parse("\n" + found["yaml"], path)), text[found.end() :]


def _heading(source: str) -> tuple[str, str]:
    found = _HEADING.search(_without_code(source))
    if not found:
        return "", source
    return found["title"] or found["lined"], source[: found.start()] + source[found.end() :]


def _without_code(source: str) -> str:
    """The source with fenced code blanked, for a '# ' in it is a note of some program."""
    return re.sub(r"(?ms)^(```|~~~).*?^\1[^\n]*$", lambda block: re.sub(r"[^\n]", " ", block[0]), source)

"""The organisers' own pages: content/pages/*.md with a few fields in front."""

import re
from pathlib import Path

from generator.content import fields, kinds, textfile, yamlfile
from generator.content.fields import Faults, Field, Table
from generator.errors import Place, SourceError
from generator.model import OwnPage

TAKEN = frozenset(["index", "search", "my", "404"])

FRONT: Table = (
    Field(name="title", kind=kinds.LINE, help="The page's title.", example="Code of conduct"),
    Field(name="order", kind=kinds.NUMBER, help="Its position among the pages, small numbers first.", example="1"),
    Field(name="nav", kind=kinds.BOOLEAN, help="False where no menu shows it.", example="false"),
)
_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"(?m)^#[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*$\n?")


def load(path: Path, faults: Faults) -> OwnPage | None:
    """The page in the Markdown file; None where `faults` says that there is none to be had."""
    if not kinds.is_slug(path.stem) or path.stem in TAKEN:
        faults.append(kinds.bad_id(path, "venue"))
        return None
    try:
        text = textfile.read(path)
        found = _FRONT.match(text)
        # The newline keeps the lines of the front matter where they are in the file.
        top = yamlfile.mapping(yamlfile.parse("\n" + found["yaml"] if found else "", path))
    except SourceError as error:
        faults.append(error)
        return None
    front = fields.read_fields(top, FRONT, faults)
    source = text[found.end() :] if found else text
    title = front.get("title", "")
    if not title:
        title, source = _heading(source)
    if not title:
        faults.append(SourceError("the page has no title", Place(path), "begin it with '# ' and the title"))
        return None
    return OwnPage(id=path.stem, title=title, source=source, order=front.get("order", 0), nav=front.get("nav", True))


def _heading(source: str) -> tuple[str, str]:
    found = _HEADING.search(_without_code(source))
    if not found:
        return "", source
    return found["title"], source[: found.start()] + source[found.end() :]


def _without_code(source: str) -> str:
    """The source with fenced code blanked, for a '# ' in it is a note of some program."""
    return re.sub(r"(?ms)^(```|~~~).*?^\1[^\n]*$", lambda block: re.sub(r"[^\n]", " ", block[0]), source)

"""A new content/site.yaml, in which every option stands as a note that explains it."""

import textwrap
from collections.abc import Iterator

from generator.content.fields import Field
from generator.content.schema import site

WIDTH = 110

_HEADER = """\
# yaml-language-server: $schema=schema/site.json
# This site as a whole. Everything here is optional: take the "# " away from the lines that you want to set.
# Nobody who reads the site is counted or followed, unless you set `analytics`.
"""


def dump() -> str:
    """The text of the file: each field of the schema with what it does and an example."""
    groups = (f"## {title}\n\n" + "\n".join(map(_explained, table)) for title, table in site.GROUPS)
    return _HEADER + "\n" + "\n\n".join(groups)


def _explained(field: Field) -> str:
    return "".join(f"{line}\n" for line in (*_told(field.help), *_noted(field.typed)))


def _told(text: str) -> Iterator[str]:
    return (f"# {line}" for line in textwrap.wrap(text, WIDTH))


def _noted(text: str) -> Iterator[str]:
    return (f"# {line}" for line in text.split("\n"))

"""What a style sheet loads: url(...) and @import (CSS Syntax Level 3, but for escapes, which our sheets have not)."""

import re
from collections.abc import Iterator

from generator.inspection.records import Reference

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^\s"')]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


def references(text: str, offset: int = 0) -> Iterator[Reference]:
    """Every address in the style sheet, which begins at `offset` of its file."""
    bare = _COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    for found in _ADDRESS.finditer(bare):
        group = found.lastindex or 0
        yield Reference(offset + found.start(group), found[group], "font, picture or style sheet")

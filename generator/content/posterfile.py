"""A new poster's file: what the listing says, and the optional fields as notes that show how to write them."""

from collections.abc import Sequence

from generator.content import schema, writing

_HEADER = """\
# yaml-language-server: $schema=../../schema/poster.json
# This file makes one poster's page. Mend what is wrong and add what is missing; keep the words before the colons.
# A line that begins with # is only a note. "undisclosed" keeps the place of an author who is not named.
"""
_GUIDE = """\
# What else a page can show: take the "# " away from the lines that you want, and put your own words there.
#
# tldr: One sentence for a reader with ten seconds.
# keywords: [scheduling, energy efficiency]
# links:                      # web addresses, or files that you put into content/files/
#   paper: https://example.org/paper.pdf
#   code: https://github.com/OWNER/NAME
#   poster: my-poster.pdf
#   video: https://example.org/talk
#   slides: my-slides.pdf
#   project: https://example.org/project
# image:                      # a picture in content/files/, and what it shows for those who do not see it
#   file: my-figure.png
#   alt: Energy against latency, for three schedulers
# award: Best Poster
# doi: 10.1145/3694715.3695960
# board: B-07
# macros: {sys: BOute}        # LaTeX macros of your own that stand in the title or the abstract, as in \\sys
#
# An author may have more than a name; in place of "- Ada Lovelace" write
#   - name: Ada Lovelace
#     affiliation: Example University
#     orcid: 0000-0002-1825-0097
#     url: https://example.org/ada
"""


def dump(*, title: str, session: str, number: int, authors: Sequence[str], abstract: str) -> str:
    """The text of a poster file; an unknown title or abstract is "", an undisclosed author is ""."""
    lines = [_known("title", title, 'title: "..."  # not yet known: take the # away and write the title')]
    lines += [f"session: {session}", f"number: {number}  # the place in the published listing", *_authors(authors)]
    lines += writing.block("abstract", abstract) if abstract else _missing("abstract: >-", "  One sentence a line.")
    return f"{_HEADER}\n" + "\n".join(lines) + f"\n\n{_GUIDE}"


def _known(name: str, value: str, invitation: str) -> str:
    return f"{name}: {writing.one_line(value)}" if value else f"# {invitation}"


def _authors(authors: Sequence[str]) -> list[str]:
    if not authors:
        return _missing("authors:  # not yet known: take the # away and write a name on each line", "  - Ada Lovelace")
    return ["authors:", *(f"  - {writing.one_line(author or schema.UNDISCLOSED)}" for author in authors)]


def _missing(*lines: str) -> list[str]:
    return [f"# {line}" for line in lines]

"""A new poster's file: what the listing says, and the optional fields as notes that show how to write them."""

from collections.abc import Sequence

from generator.content import schema, writing
from generator.content.importing.imported import Record
from generator.model import Author

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

# What stands in a new file for a field that the listing does not know.
INVITATIONS = {
    "title": ['# title: "..."  # not yet known: take the # away and write the title'],
    "authors": ["# authors:  # not yet known: take the # away and write a name on each line", "#   - Ada Lovelace"],
    "abstract": ["# abstract: >-", "#   One sentence a line."],
}


def dump(session: str, record: Record) -> str:
    """The text of a poster file; an unknown title or abstract is "", an undisclosed author is ""."""
    lines = text_lines("title", record.title) if record.title else INVITATIONS["title"]
    lines = [*lines, f"session: {session}", f"number: {record.number}  # the place in the published listing"]
    lines += text_lines("board", record.board) if record.board else []
    lines += author_lines(record.places) if record.authors else INVITATIONS["authors"]
    lines += text_lines("abstract", record.abstract) if record.abstract else INVITATIONS["abstract"]
    lines += keyword_lines(record.keywords) if record.keywords else []
    lines += link_lines(record.links) if record.links else []
    return f"{_HEADER}\n" + "\n".join(lines) + f"\n\n{_GUIDE}"


def text_lines(name: str, value: str) -> list[str]:
    """The lines of a field that holds a text."""
    if name in {"start", "end"}:  # moments, which need no quotes
        return [f"{name}: {value}"]
    return writing.block(name, value) if name == "abstract" else [f"{name}: {writing.one_line(value)}"]


def author_lines(authors: Sequence[Author]) -> list[str]:
    """The lines of the author list."""
    return ["authors:", *(f"  {line}" for author in authors for line in author_item(author))]


def author_item(author: Author) -> list[str]:
    """The lines of one place in the author list, not indented."""
    name = writing.one_line(author.name or schema.UNDISCLOSED)
    if not author.affiliation:
        return [f"- {name}"]
    return [f"- name: {name}", f"  affiliation: {writing.one_line(author.affiliation)}"]


def keyword_lines(keywords: Sequence[str]) -> list[str]:
    """The lines of the list of keywords."""
    return ["keywords:", *(f"  {line}" for keyword in keywords for line in item(keyword))]


def item(text: str) -> list[str]:
    """The lines of an item of a list of texts, not indented."""
    return [f"- {writing.one_line(text)}"]


def link_lines(links: Sequence[tuple[str, str]]) -> list[str]:
    """The lines of the links, in the order of the schema."""
    held = dict(links)
    return ["links:", *(f"  {kind}: {writing.one_line(held[kind])}" for kind in schema.LINKS if kind in held)]

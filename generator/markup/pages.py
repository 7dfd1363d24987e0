"""Organisers' own pages: trusted Markdown with tables, footnotes and notes, and its headings for a list of contents.

Imported only where such a page is shown: authors' text never comes here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TypedDict
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

FIRST_LEVEL = 2  # the page's own title is its h1
LAST_LEVEL = 6
_EXTENSIONS = ("tables", "footnotes", "attr_list", "admonition", "sane_lists")
_AFTER_INLINE_BEFORE_TOC = 15


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as a list of contents names it; `level` counts from 2."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class PageText:
    """A page as it is shown, and its headings in order."""

    html: Markup
    headings: tuple[Heading, ...] = ()


def render(source: str) -> PageText:
    """Markdown of an organiser's page to HTML, raw HTML included; its highest headings become `h2`."""
    markdown = Markdown(
        extensions=[*_EXTENSIONS, TocExtension(slugify=slugify_unicode), _LevelExtension()], output_format="html"
    )
    html = markdown.convert(source)
    tokens: list[_TocToken] = getattr(markdown, "toc_tokens", [])
    return PageText(Markup(html), tuple(_headings(tokens)))  # noqa: S704 - organisers' pages are trusted


class _TocToken(TypedDict):
    level: int
    id: str
    name: str
    children: "list[_TocToken]"


def _headings(tokens: list[_TocToken]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["id"], unescape(token["name"]), token["level"])
        yield from _headings(token["children"])


class _Levels(Treeprocessor):
    """Headings from h2 on, none skipped: what screen readers expect, whatever the page began with."""

    def run(self, root: Element) -> None:
        open_levels: list[int] = []
        for heading in root.iter():
            if heading.tag not in ("h1", "h2", "h3", "h4", "h5", "h6"):
                continue
            level = int(heading.tag[1])
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
            heading.tag = f"h{min(FIRST_LEVEL + len(open_levels) - 1, LAST_LEVEL)}"


class _LevelExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.treeprocessors.register(_Levels(md), "levels", _AFTER_INLINE_BEFORE_TOC)

"""Organisers' own pages: trusted Markdown with tables, footnotes and notes, and its headings for a list of contents.

Imported only where such a page is shown: authors' text never comes here.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import TypedDict
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from msgspec import Struct

FIRST_LEVEL = 2  # the page's own title is its h1
LAST_LEVEL = 6
_EXTENSIONS = ("tables", "footnotes", "attr_list", "admonition", "sane_lists", "fenced_code")
_AFTER_INLINE_BEFORE_TOC = 15
# A scheme, the top of the host, this page; and the sign with which Python-Markdown hides a mail address.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#?\x02]", re.IGNORECASE)


class Heading(Struct, frozen=True):
    """A heading as a list of contents names it; `level` counts from 2."""

    id: str
    title: str
    level: int


class PageText(Struct, frozen=True):
    """A page as it is shown, its headings in order, and whether it lists them itself, where it says [TOC]."""

    html: Markup
    headings: tuple[Heading, ...] = ()
    has_contents: bool = False


def render(source: str) -> PageText:
    """Markdown of an organiser's page to HTML, raw HTML included; its highest headings become `h2`.

    Links are those of the site, at whose root the page lies, where they are those of the folder in which it is written:
    `venue.md` becomes `venue.html`, and `../files/plan.pdf` becomes `files/plan.pdf`.
    """
    markdown = Markdown(
        extensions=[*_EXTENSIONS, TocExtension(slugify=slugify_unicode), _SiteExtension()], output_format="html"
    )
    html = markdown.convert(source)
    tokens: list[_TocToken] = getattr(markdown, "toc_tokens", [])
    has_contents = '<div class="toc">' in html
    return PageText(Markup(html), tuple(_headings(tokens)), has_contents)  # noqa: S704 - organisers' pages are trusted


def site_address(link: str) -> str:
    """Where a link of the Markdown file leads in the site; one that leads out of it is left as it is."""
    if _ELSEWHERE.match(link):
        return link
    parts = urlsplit(link)
    path = parts.path.removeprefix("./")
    path = path.removeprefix("../") if path.startswith("../files/") else path
    path = f"{path.removesuffix('.md')}.html" if path.endswith(".md") else path
    return urlunsplit(parts._replace(path=path))


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


class _Links(Treeprocessor):
    """Links and pictures as the site needs them; raw HTML stays as it was written."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib:
                    element.set(name, site_address(element.attrib[name]))
            if element.tag == "a" and re.match("https?:", element.get("href", "")):
                element.set("rel", "noopener")


class _SiteExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.treeprocessors.register(_Levels(md), "levels", _AFTER_INLINE_BEFORE_TOC)
        md.treeprocessors.register(_Links(md), "links", _AFTER_INLINE_BEFORE_TOC)

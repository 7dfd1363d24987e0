"""What goes with a poster, as its page shows it: links with their kind, host and size, and pictures with theirs."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from generator.model import File, Link, Poster
from generator.site.words import Words

Files = Mapping[str, File]  # by route


class LinkView(Struct, frozen=True):
    """A material: its kind, and its web address and that one's host, or a file's route, format, pages and bytes.

    "" and 0 are what is not known of it.
    """

    kind: str
    href: str = ""
    host: str = ""
    route: str = ""
    format: str = ""  # PDF, say
    pages: int = 0
    size: int = 0


class Picture(Struct, frozen=True):
    """A picture as a page shows it; width and height in pixels, 0 where they are unknown."""

    route: str
    alt: str
    width: int = 0
    height: int = 0


class Preview(Struct, frozen=True):
    """The picture of a document's first page, and the document."""

    picture: Picture
    target: str


def link_views(poster: Poster, files: Files) -> tuple[LinkView, ...]:
    """The poster's materials in the order in which its author gave them."""
    return tuple(_foreign(link) if "://" in link.target else _own(link, files) for link in poster.links)


def picture(route: str, alt: str, files: Files) -> Picture:
    """The picture at `route` with its size, so that a page keeps its room before it has come."""
    file = files.get(route)
    return Picture(route, alt, file.width, file.height) if file else Picture(route, alt)


def image(poster: Poster, files: Files) -> Picture | None:
    """The poster's own picture, or None where there is none."""
    return picture(poster.image.route, poster.image.alt, files) if poster.image else None


def preview(poster: Poster, files: Files) -> Preview | None:
    """The first page of the poster's own PDF, or None where there is no picture of it."""
    file = next((files[link.target] for link in poster.links if link.kind == "poster" and link.target in files), None)
    if file is None or not file.preview:
        return None
    return Preview(Picture(file.preview, "", file.width, file.height), file.route)


def size_in_words(size: int, words: Words) -> str:
    """A number of bytes in decimal units with two figures or more: `185 bytes`, `2.1 MB`, `34 MB`."""
    if size < 1000:
        return words.plain("bytes", n=size)
    value, units = size / 1000, ["kilobytes", "megabytes", "gigabytes"]
    while value >= 999.5 and len(units) > 1:
        value, units = value / 1000, units[1:]
    shown = round(value, 1) if value < 9.95 else round(value)
    return words.plain(units[0], size=words.language.number(int(shown) if shown == int(shown) else shown))


def _foreign(link: Link) -> LinkView:
    host = (urlsplit(link.target).hostname or "").removeprefix("www.")
    return LinkView(link.kind, href=link.target, host=host)


def _own(link: Link, files: Files) -> LinkView:
    file = files.get(link.target)
    pages, size = (file.pages, file.size) if file else (0, 0)
    return LinkView(link.kind, route=link.target, format=link.target.rpartition(".")[2].upper(), pages=pages, size=size)

"""Poster files: reading content/posters/SESSION/ID.yaml with every mistake and warning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.content import fields, kinds, schema, textcheck, yamlfile
from generator.content.fields import Faults
from generator.content.yamlfile import Document
from generator.errors import Place, SourceError
from generator.markup import Text
from generator.model import Author, Image, Link, Poster


@dataclass(frozen=True, slots=True)
class Read:
    """One poster file: the poster, or None where it has a mistake that leaves none, and where its values stand."""

    poster: Poster | None
    faults: tuple[SourceError, ...] = ()  # mistakes and warnings
    places: Mapping[str, Place] = field(default_factory=dict)


def load(path: Path, root: Path) -> Read:
    """The poster in the file at `path`, with all its mistakes and warnings; nothing is raised for them."""
    faults: Faults = []
    if not kinds.is_slug(path.stem):
        faults.append(kinds.bad_id(path, "my-poster"))
    try:
        document = yamlfile.read(path)
        top = yamlfile.mapping(document)
    except SourceError as error:
        return Read(None, (*faults, error))
    found = fields.read_fields(top, schema.POSTER, faults)
    if fields.errors(faults):
        return Read(None, tuple(faults))
    poster = _poster(path, root, found)
    return Read(poster, (*faults, *_warnings(poster, document)), yamlfile.places(top))


def _poster(path: Path, root: Path, found: dict[str, Any]) -> Poster:
    macros = tuple(found.get("macros", {}).items())
    return Poster(
        id=path.stem,
        session=found.get("session", path.parent.name),
        path=path.relative_to(root).as_posix(),
        title=Text(found["title"], macros) if "title" in found else None,
        number=found.get("number"),
        board=found.get("board", ""),
        authors=tuple(_author(author) for author in found.get("authors", ())),
        abstract=Text(found.get("abstract", ""), macros, block=True),
        tldr=Text(found["tldr"], macros) if "tldr" in found else None,
        keywords=found.get("keywords", ()),
        award=found.get("award", ""),
        doi=found.get("doi", ""),
        links=tuple(Link(kind, found["links"][kind]) for kind in schema.LINKS if kind in found.get("links", {})),
        image=Image(found["image"]["file"], found["image"]["alt"]) if "image" in found else None,
        withdrawn=found.get("withdrawn", False),
        formerly=found.get("formerly", ()),
        pages=found.get("pages", ""),
        bibtex=found.get("bibtex", ""),
    )


def _author(found: dict[str, str]) -> Author:
    name = None if found["name"].strip().casefold() == schema.UNDISCLOSED else found["name"]
    return Author(name, found.get("affiliation", ""), found.get("orcid", ""), found.get("url", ""))


def _warnings(poster: Poster, document: Document) -> Iterator[SourceError]:
    for name, text in (("title", poster.title), ("tldr", poster.tldr), ("abstract", poster.abstract)):
        if text:
            yield from textcheck.problems(text, name, document)

"""Poster files: reading content/posters/SESSION/ID.yaml with every mistake and warning."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.content import fields, kinds, schema, yamlfile
from generator.content.fields import Faults
from generator.content.yamlfile import Document, Node, Scalar
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
    if faults:
        return Read(None, tuple(faults))
    poster = _poster(path, root, found)
    return Read(poster, tuple(_warnings(poster, document, top)), _places(top))


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
    )


def _author(found: dict[str, str]) -> Author:
    name = None if found["name"].strip().casefold() == schema.UNDISCLOSED else found["name"]
    return Author(name, found.get("affiliation", ""), found.get("orcid", ""), found.get("url", ""))


def _warnings(poster: Poster, document: Document, top: yamlfile.Mapping) -> list[SourceError]:
    found = []
    for name, text in (("title", poster.title), ("tldr", poster.tldr), ("abstract", poster.abstract)):
        node = top.fields.get(name)
        if text and isinstance(node, Scalar):
            found += _pasted_quotes(text.source, node)
            for problem in text.problems:
                place = document.locate(node, problem.offset, problem.snippet)
                found.append(SourceError(problem.message, place, problem.hint, "warning"))
    return found


def _pasted_quotes(source: str, node: Scalar) -> list[SourceError]:
    if not re.fullmatch("[\u201c\u201e][^\u201c\u201d\u201e]*[\u201c\u201d]", source):
        return []
    hint = 'YAML knows only straight quotes, "..."; delete the curly ones unless they are meant'
    return [SourceError("the curly quotes are shown as part of the text", node.place, hint, "warning")]


def _places(node: Node, prefix: str = "") -> dict[str, Place]:
    """Where each value stands, by names such as `session`, `links.code` and `authors.0.name`."""
    parts: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node, yamlfile.Mapping):
        parts = node.fields.items()
    elif isinstance(node, yamlfile.Sequence):
        parts = enumerate(node.items)
    places: dict[str, Place] = {}
    for name, value in parts:
        places[f"{prefix}{name}"] = value.place
        if not isinstance(value, Scalar):
            places |= _places(value, f"{prefix}{name}.")
    return places

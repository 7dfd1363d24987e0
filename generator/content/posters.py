"""Poster files: reading content/posters/SESSION/ID.yaml with every mistake and warning."""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator import processes
from generator.content import fields, kinds, schema, textcheck, yamlfile
from generator.content.fields import Faults
from generator.content.yamlfile import Document
from generator.errors import Place, SourceError
from generator.markup import Text
from generator.model import Author, Image, Link, Poster

# Below this, starting a second process takes longer than it saves (about 0.5 ms a file here, 0.1 s a process).
ENOUGH_FOR_TWO = 500
CHUNK = 50
_NO_WORDS = Text("")


class Read(Struct, frozen=True):
    """One poster file: the poster, or None where it has a mistake that leaves none."""

    poster: Poster | None
    faults: tuple[SourceError, ...] = ()  # mistakes and warnings


class Places(Mapping[str, Mapping[str, Place]]):
    """Where the values of each poster stand, by its id: few are ever asked for, and their files are read again."""

    def __init__(self, paths: Collection[Path]) -> None:
        self._files = paths
        self._read: dict[str, Mapping[str, Place]] = {}

    @cached_property
    def _paths(self) -> dict[str, Path]:
        return {path.stem: path for path in self._files}

    def __getitem__(self, id_: str) -> Mapping[str, Place]:
        if id_ not in self._read:
            self._read[id_] = yamlfile.places_in(self._paths[id_])
        return self._read[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def same_as(before: Read | None, now: Read) -> Read:
    """`now`, but with the very poster of the reading before where the file says the same of it.

    Who compares by identity then does not take it for another.
    """
    return replace(now, poster=before.poster) if before and before.poster == now.poster else now


def differ_in_words(one: Read, other: Read) -> bool:
    """Whether two posters differ in nothing but what no other file is held against, and nobody is known by."""
    return one.poster is not None and other.poster is not None and _outline(one.poster) == _outline(other.poster)


def _outline(poster: Poster) -> Poster:
    return replace(poster, title=None, abstract=_NO_WORDS, tldr=None, keywords=(), award="", doi="", pages="")


def load_all(paths: Sequence[Path], root: Path, jobs: int = 0) -> Iterator[Read]:
    """What each file says, as of `load`; `jobs` 0 chooses the number of processes by itself."""
    jobs = processes.chosen(jobs, len(paths), ENOUGH_FOR_TWO)
    chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    for reads in processes.share(partial(_load_chunks, root=root), chunks, jobs):
        yield from reads


def _load_chunks(chunks: Iterable[Sequence[Path]], root: Path) -> Iterator[list[Read]]:
    return ([load(path, root) for path in paths] for paths in chunks)


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
    return Read(poster, (*faults, *_warnings(poster, document)))


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
    # Names and affiliations stand on many posters.
    name = None if found["name"].strip().casefold() == schema.UNDISCLOSED else sys.intern(found["name"])
    return Author(name, sys.intern(found.get("affiliation", "")), found.get("orcid", ""), found.get("url", ""))


def _warnings(poster: Poster, document: Document) -> Iterator[SourceError]:
    for name, text in (("title", poster.title), ("tldr", poster.tldr), ("abstract", poster.abstract)):
        if text:
            yield from textcheck.problems(text, name, document)

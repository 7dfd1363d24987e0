"""A new listing into a file that people edited: field by field, against what was last imported."""

from collections.abc import Collection, Sequence
from typing import Any

from msgspec.structs import replace

from generator.content import posterfile, schema, slugs, yamlfile
from generator.content.importing import authorlists, existing, sequences, splice
from generator.content.importing.draft import Draft, Lines, Merged
from generator.content.importing.imported import Base, Record
from generator.errors import Place
from generator.model import Author

TEXTS = ("title", "board", "abstract")
SESSION_TEXTS = ("title", "room", "start", "end", "listing")

_BOTH = "was changed here and in the listing"
_UNKNOWN = "is not as in the listing"


def merge_poster(place: Place, data: bytes, base: Record | None, theirs: Record, sessions: tuple[str, str]) -> Merged:
    """Bring what changed from `base` to `theirs` into the poster file `data`.

    `sessions`: where the poster was last listed, and where it is now. Fields in `base.unknown`, and all where it is
    None, have no base: nothing of theirs is taken there. Raises SourceError where the file is broken.
    """
    draft = Draft.of(place, place.path.stem, data, schema.POSTER)
    unknown = base.unknown if base else ()
    for name in TEXTS:
        before = getattr(base, name) if base and name not in unknown else None
        _merge_text(draft, name, before, getattr(theirs, name))
    _merge_text(draft, "session", *sessions, unsaid=place.path.parent.name)
    _merge_authors(draft, base.places if base and "authors" not in unknown else None, theirs.places)
    _merge_keywords(draft, base.keywords if base and "keywords" not in unknown else None, theirs.keywords)
    links = dict(base.links) if base else {}
    for kind, target in theirs.links:
        before = links.get(kind, "") if base and f"links.{kind}" not in unknown else None
        _merge_link(draft, kind, before, target)
    return draft.merged()


def merge_session(place: Place, data: bytes, base: Base | None, theirs: Base) -> Merged:
    """Bring what changed from `base` to `theirs` into the session file `data`."""
    draft = Draft.of(place, f"sessions/{place.path.stem}", data, schema.SESSION)
    for name in SESSION_TEXTS:
        before = getattr(base, name) if base and name not in base.unknown else None
        _merge_text(draft, name, before, getattr(theirs, name))
    return draft.merged()


def add_former_id(place: Place, data: bytes, old: str) -> Merged:
    """Have a file that was renamed keep its former id, so that its old address goes on working."""
    draft = Draft.of(place, place.path.stem, data, schema.POSTER)
    held = existing.texts(draft.top.fields.get("formerly"))
    if held is not None and old not in held:
        items = [*range(len(held)), posterfile.item(old)]
        draft.take(
            "formerly",
            ", ".join(held),
            ", ".join((*held, old)),
            lambda lines, top: splice.put_items(lines, top, "formerly", items),
            [*held, old],
        )
    return draft.merged()


def heard(base: Record | None, entry: Record) -> Record:
    """The entry with what was last imported where it says nothing: no source carries every field."""
    if base is None:
        return entry
    known = {name: affiliation for name, affiliation in zip(base.authors, base.affiliations, strict=False) if name}
    authors = entry.authors or base.authors
    told = entry.affiliations or ("",) * len(authors)
    affiliations = tuple(new or known.get(name, "") for name, new in zip(authors, told, strict=True))
    return replace(
        entry,
        title=entry.title or base.title,
        authors=authors,
        affiliations=affiliations if any(affiliations) else (),
        abstract=entry.abstract or base.abstract,
        number=base.number,
        key=entry.key or base.key,
        keywords=entry.keywords or base.keywords,
        board=entry.board or base.board,
        links=tuple(sorted((dict(base.links) | dict(entry.links)).items())),
    )


def settled(base: Record | None, theirs: Record, still_open: Collection[str]) -> Record:
    """The base of the next merge: theirs, except where a person's change stands against it."""
    kept: dict[str, Any] = {}
    links = dict(theirs.links)
    unknown = tuple(name for name in sorted(still_open) if base is None or name in base.unknown)
    for name in still_open:
        if base is None or name in unknown or name == "session":
            continue
        if name.startswith("links."):
            kind = name.removeprefix("links.")
            links[kind] = dict(base.links).get(kind, "")
        elif name == "authors":
            kept |= {"authors": base.authors, "affiliations": base.affiliations}
        else:
            kept[name] = getattr(base, name)
    held = tuple(sorted((kind, target) for kind, target in links.items() if target))
    return replace(theirs, **kept, links=held, unknown=unknown)


def heard_session(base: Base | None, theirs: Base) -> Base:
    """The session with what was last imported where its listing says nothing, and with the posters known so far."""
    if base is None:
        return theirs
    told = {name: getattr(theirs, name) or getattr(base, name) for name in SESSION_TEXTS}
    return Base(**told, posters=base.posters)


def settled_session(base: Base | None, theirs: Base, still_open: Collection[str]) -> Base:
    """The base of the session's next merge: theirs, except where a person's change stands against it."""
    unknown = tuple(name for name in sorted(still_open) if base is None or name in base.unknown)
    kept = {name: getattr(base, name) for name in still_open if name not in unknown}
    return replace(theirs, **kept, unknown=unknown)


def _merge_text(draft: Draft, name: str, base: str | None, theirs: str, *, unsaid: str = "") -> None:
    """`unsaid` is what the field means where it is not there."""
    mine = existing.text(draft.top.fields.get(name))
    mine = mine or unsaid if mine is not None else None
    if _is_taken(base, mine, theirs):
        draft.take(
            name, mine or "", theirs, lambda lines, top: splice.put_text(lines, top, name, theirs, draft.table), theirs
        )
    elif _is_open(base, mine, theirs):
        told = draft.written(name) if mine is None else mine
        draft.oppose(name, told, theirs, _UNKNOWN if base is None else _BOTH)


def _merge_link(draft: Draft, kind: str, base: str | None, theirs: str) -> None:
    node = draft.top.fields.get("links")
    fields = node.fields if isinstance(node, yamlfile.Mapping) else {}
    mine = existing.text(fields.get(kind))
    if _is_taken(base, mine, theirs):
        value = {name: yamlfile.values(each) for name, each in fields.items()} | {kind: theirs}
        draft.take(
            f"links.{kind}", mine or "", theirs, lambda lines, top: splice.put_link(lines, top, kind, theirs), value
        )
    elif _is_open(base, mine, theirs):
        draft.oppose(f"links.{kind}", mine or "", theirs, _UNKNOWN if base is None else _BOTH)


def _is_taken(base: str | None, mine: str | None, theirs: str) -> bool:
    """Whether the listing alone changed a text. Where it says nothing, it changed nothing."""
    return bool(theirs.strip()) and base is not None and mine == base.rstrip("\n") != theirs.rstrip("\n")


def _is_open(base: str | None, mine: str | None, theirs: str) -> bool:
    """Whether both changed a text, each to something else."""
    told = theirs.rstrip("\n")
    if not told.strip() or mine == told:
        return False
    return base is None or base.rstrip("\n") not in {mine, told}


def _merge_keywords(draft: Draft, base: Sequence[str] | None, theirs: Sequence[str]) -> None:
    """What either side added or dropped is added or dropped."""
    mine = existing.texts(draft.top.fields.get("keywords"))
    if not theirs or (mine is not None and _ids(mine) == _ids(theirs)):
        return
    if base is None or mine is None:
        if base is None or _ids(base) != _ids(theirs):
            told = draft.written("keywords") if mine is None else ", ".join(mine)
            draft.oppose("keywords", told, ", ".join(theirs), _UNKNOWN if base is None else _BOTH)
        return
    mine_ids, their_ids = _ids(mine), _ids(theirs)
    noted = {mine_ids[index] for index in splice.noted(draft.lines, draft.top, "keywords")}
    order = sequences.merge(_ids(base), mine_ids, their_ids, noted).order
    new = [mine[mine_ids.index(id_)] if id_ in mine_ids else theirs[their_ids.index(id_)] for id_ in order]
    items = [mine_ids.index(id_) if id_ in mine_ids else posterfile.item(theirs[their_ids.index(id_)]) for id_ in order]
    if new != list(mine):
        draft.take(
            "keywords",
            ", ".join(mine),
            ", ".join(new),
            lambda lines, top: splice.put_items(lines, top, "keywords", items),
            new,
        )


def _ids(texts: Sequence[str]) -> list[tuple[str, int]]:
    """What makes two words one: the folded word, and the how manieth it is."""
    folded = [" ".join(slugs.fold(text).split()) for text in texts]
    return [(word, folded[:index].count(word)) for index, word in enumerate(folded)]


def _merge_authors(draft: Draft, base: Sequence[Author] | None, theirs: Sequence[Author]) -> None:
    mine = existing.authors(draft.top.fields.get("authors"))
    if not theirs or (base is not None and tuple(base) == tuple(theirs)):
        return
    if mine is None:
        told = draft.written("authors"), authorlists.told(theirs)
        draft.oppose("authors", *told, _UNKNOWN if base is None else _BOTH)
        return
    merged = authorlists.merge(base, mine, theirs, splice.noted(draft.lines, draft.top, "authors"))
    new = [placed.author for placed in merged.places]
    if new != list(mine):
        told = authorlists.told(mine), authorlists.told(new)
        draft.take("authors", *told, lambda lines, _: _put_authors(lines, mine, merged.places))
    for here, there in merged.conflicts:
        draft.oppose("authors", here, there, _UNKNOWN if base is None else _BOTH)


def _put_authors(lines: Lines, mine: Sequence[Author], places: Sequence[authorlists.Placed]) -> Lines:
    for author, index in ((placed.author, placed.mine) for placed in places):
        if index is not None and author != mine[index]:
            lines = splice.put_author(lines, index, author.name or schema.UNDISCLOSED, author.affiliation)
    items = [posterfile.author_item(placed.author) if placed.mine is None else placed.mine for placed in places]
    if items != list(range(len(mine))):
        lines = splice.put_items(lines, splice.parse(lines), "authors", items)
    told = existing.authors(splice.parse(lines).fields.get("authors"))
    if told != tuple(placed.author for placed in places):
        raise splice.RefusedError
    return lines

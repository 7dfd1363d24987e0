"""Which session each listing is: by its posters, else by its title."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.content import slugs
from generator.content.importing.existing import Existing
from generator.content.importing.imported import Base
from generator.listing.records import Listing, Reading
from generator.markup import Text


def assign(
    readings: Sequence[tuple[Path, Reading]], session: str, bases: Mapping[str, Base], there: Mapping[str, Existing]
) -> list[tuple[Path, Listing, str]]:
    """Each listing with the id of its session, which is `session` where that is given.

    A session whose title changed is known by its posters. ValueError where `session` cannot be used.
    """
    listings = [(path, listing) for path, reading in readings for listing in reading.listings]
    if session and len(listings) != 1:
        raise ValueError(f"one id is given for {len(listings)} sessions")
    if session and slugs.slug(session) != session:
        raise ValueError(f"'{session}' cannot be a session's id: use small letters, digits and hyphens")
    ids: dict[int, str] = {}
    homes = _homes(bases, there)
    wanted = [session or _wanted(path, listing) for path, listing in listings]
    shared = [
        Counter(id_ for e in listing.entries for id_ in homes[e.title] | homes[e.abstract]) for _, listing in listings
    ]
    for index, id_ in enumerate(wanted):
        if (session or shared[index][id_]) and id_ not in ids.values():
            ids[index] = id_
    for index, (_, listing) in enumerate(listings):
        if index not in ids:
            most = [id_ for id_, count in shared[index].items() if count * 2 > len(listing.entries)]
            free = [id_ for id_ in most if id_ not in {*ids.values(), *wanted}]
            id_ = max(free, key=lambda id_: (shared[index][id_], id_), default=wanted[index])
            ids[index] = slugs.unique(id_, set(ids.values()))
    return [(path, listing, ids[index]) for index, (path, listing) in enumerate(listings)]


def _wanted(path: Path, listing: Listing) -> str:
    return slugs.slug(Text(listing.session).plain) or slugs.slug(path.stem) or "session"


def _homes(bases: Mapping[str, Base], there: Mapping[str, Existing]) -> defaultdict[str, set[str]]:
    """The sessions of the posters that are known, by title and by abstract."""
    known = [(id_, record) for id_, base in bases.items() for record in base.posters.values()]
    known += [(held.session, held.record) for held in there.values() if held.record]
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for id_, record in known:
        for text in (record.title, record.abstract):
            if text:
                homes[text].add(id_)
    return homes

"""One poster after the other: an entry into the file that it has, into a new one, or a file that no entry has."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.content import posterfile, slugs
from generator.content.importing import merge, recognising
from generator.content.importing.draft import Change
from generator.content.importing.existing import Existing
from generator.content.importing.imported import Record
from generator.content.importing.planning import Plan
from generator.content.importing.recognising import Known, Recognised
from generator.content.importing.resembling import OPENING
from generator.content.schema import UNDISCLOSED
from generator.errors import Place, SourceError
from generator.markup import Text


class Listed(Struct, frozen=True):
    """An entry of a listing: its session, and what of it may stand in content/."""

    session: str
    record: Record
    place: Place


def recognise(plan: Plan, listed: Sequence[Listed]) -> Recognised:
    """Which poster each entry is; a doubt for each that could be several."""
    known = [
        Known(id_, session, _records(record, plan.there.get(id_)))
        for session, base in plan.bases.items()
        for id_, record in base.posters.items()
    ]
    recorded = {each.id for each in known}
    used = {plan.there[id_].path for id_ in recorded if id_ in plan.there}
    for id_, held in plan.there.items():
        if held.record and held.path.stem == id_ and id_ not in recorded and held.path not in used:
            known.append(Known(id_, held.session, (held.record,)))
    found = recognising.recognise([(each.session, each.record) for each in listed], known)
    for index, ids in found.doubtful.items():
        message = f"this could be {' or '.join(ids)}; nothing is changed"
        hint = "change the title or the abstract in its file to that of the listing"
        plan.warnings.append(SourceError(message, listed[index].place, hint, "warning"))
    return found


def _records(record: Record, held: Existing | None) -> tuple[Record, ...]:
    if held is None or held.record is None or held.record is record:
        return (record,)
    return record, held.record


def update(plan: Plan, listed: Listed, id_: str, home: str | None) -> None:
    """Bring an entry into the file of the poster that it is; `home` is the session where it was imported, if any."""
    held = plan.there.get(id_)
    base = plan.bases[home].posters[id_] if home else None
    theirs = merge.heard(base, listed.record)
    if base is None and held and held.record:
        theirs = replace(theirs, number=held.record.number or theirs.number)
    if held is None:
        plan.removed.append(id_)
        _store(plan, id_, home, listed.session, theirs)
    elif held.record is None:  # broken by hand: the next import will see to it
        plan.edited.append(held.path.stem)
    else:
        _update(plan, held, listed.session, theirs, (id_, home, base))


def _update(
    plan: Plan, held: Existing, session: str, theirs: Record, known: tuple[str, str | None, Record | None]
) -> None:
    id_, home, base = known
    where = home or session
    edited = held.is_edited(where, base or theirs)
    is_news = base is None or home != session or base.unknown or not _says(base, theirs)
    still_open: Collection[str] = ()
    if edited:
        plan.edited.append(held.path.stem)
    if is_news and (edited or base is not None):
        merged = merge.merge_poster(Place(held.path), plan.data(held.path), base, theirs, (where, session))
        plan.take(held.path, merged)
        still_open = merged.open
        plan.upset[where]["changed"] += any(_replaces(change) for change in merged.changes)
        plan.unchanged += not edited and not merged.changes
    else:
        plan.unchanged += not edited
    _store(plan, id_, home, where if "session" in still_open else session, merge.settled(base, theirs, still_open))


def _says(base: Record, theirs: Record) -> bool:
    """Whether the listing says what it said before; the key is not for the file."""
    return replace(base, gone=False, key=theirs.key) == theirs


def _store(plan: Plan, id_: str, home: str | None, session: str, record: Record) -> None:
    if home is not None and home != session:
        del plan.bases[home].posters[id_]
    plan.bases[session].posters[id_] = record


def _replaces(change: Change) -> bool:
    """Whether a change takes words away, and does not only add some or name the undisclosed."""
    if change.conflict or not change.old or change.field == "formerly":
        return False
    if change.field not in {"authors", "keywords"}:
        return True
    return any(each not in change.new for each in change.old.split(", ") if each != UNDISCLOSED)


def write(plan: Plan, listed: Listed, numbers: set[int]) -> None:
    """Plan a file for a new poster, with an id and a number that nobody had."""
    number = listed.record.number
    while number in numbers:
        number += 1
    numbers.add(number)
    id_ = slugs.unique(_wanted_id(listed.session, listed.record, number), plan.taken)
    plan.taken.add(id_)
    record = replace(listed.record, number=number)
    plan.bases[listed.session].posters[id_] = record
    path = plan.root / "content" / "posters" / listed.session / f"{id_}.yaml"
    plan.files[path] = posterfile.dump(listed.session, record).encode()
    plan.new.append(id_)


def _wanted_id(session: str, entry: Record, number: int) -> str:
    opening = " ".join(entry.abstract.split()[:OPENING])
    wanted = slugs.slug(Text(entry.title).plain) or slugs.slug(Text(opening).plain)
    return wanted or f"{session[: slugs.LENGTH - 7]}-{number}"


def numbers(plan: Plan) -> dict[str, set[int]]:
    """The numbers that posters of each session have or had."""
    found: dict[str, set[int]] = defaultdict(set)
    for session, base in plan.bases.items():
        found[session] |= {record.number for record in base.posters.values()}
    for held in plan.there.values():
        if held.record:
            found[held.session].add(held.record.number)
    return found


def keep(plan: Plan, session: str, listed: Collection[str | None]) -> None:
    """Name the posters of a session that its listing has no more: nothing else happens to them."""
    posters = plan.bases[session].posters
    for id_, record in sorted(posters.items(), key=lambda item: (item[1].number, item[0])):
        held = plan.there.get(id_)
        if id_ not in listed and held is not None and not held.withdrawn:
            plan.gone.append(held.path.stem)
            plan.upset[session]["gone"] += not record.gone
            posters[id_] = replace(record, gone=True)

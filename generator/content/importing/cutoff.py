"""Listings that end in the middle: what their last entry lost is not taken for a change."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from generator.content.importing.imported import Record
from generator.content.importing.planning import Plan
from generator.content.importing.recognising import Recognised
from generator.content.importing.updating import Listed
from generator.errors import SourceError


def mend(plan: Plan, listed: Sequence[Listed], found: Recognised) -> list[Listed]:
    """The entries, where a cut one says nothing of what it lost; one that cannot be told is marked doubtful.

    Cut off is the last entry of a listing that has fewer posters than it had, and is itself shorter than it was.
    """
    mended = list(listed)
    counts = Counter(each.session for each in listed)
    for session, last in {each.session: index for index, each in enumerate(listed)}.items():
        known = {id_: record for id_, record in plan.bases[session].posters.items() if not record.gone}
        if counts[session] >= len(known):
            continue
        entry, id_ = listed[last].record, found.ids[last]
        if id_ in known:
            whole = _without_cut(entry, known[id_])
            mended[last] = replace(listed[last], record=whole)
            is_cut = whole != entry
        else:
            others = [each.record for each in listed[:last] if each.session == session]
            is_cut = not entry.abstract and bool(others) and all(other.abstract for other in others)
            if is_cut:
                found.doubtful.setdefault(last, ())
        if is_cut:
            _doubt(plan, listed[last])
    return mended


def _without_cut(entry: Record, base: Record) -> Record:
    """The entry without the field in which it ends, if that begins as the base has it; and so what stands before."""
    if entry.abstract == base.abstract or not base.abstract.startswith(entry.abstract):
        return entry
    if entry.abstract:
        return replace(entry, abstract="")
    if len(entry.authors) <= len(base.authors) and entry.authors != base.authors:
        return replace(entry, authors=(), affiliations=())
    return entry


def _doubt(plan: Plan, last: Listed) -> None:
    message = "the listing seems to be cut off here"
    hint = "copy it once more, down to its end; posters that it lacks are kept as they are"
    plan.warnings.append(SourceError(message, last.place, hint, "warning"))

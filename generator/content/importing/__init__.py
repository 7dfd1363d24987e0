"""Listings into content/: what is new is written, what changed is merged, and what people wrote stays."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from generator.content import folders, textfile
from generator.content.importing import cutoff, entries, sessionids, updating
from generator.content.importing.draft import Change
from generator.content.importing.planning import Plan
from generator.content.importing.updating import Listed
from generator.content.textfile import Progress
from generator.errors import Place, SourceError, explained
from generator.listing.records import Listing, Reading
from generator.model import Settings

__all__ = ["Change", "ImportReport", "ImportedSession", "import_listings", "listings"]

A_FIFTH = 5  # a listing that changes more posters than one in so many is asked after


class ImportedSession(Struct, frozen=True, kw_only=True):
    """A session that an import went through, with the number of posters in its listing."""

    id: str
    title: str
    room: str
    posters: int


class ImportReport(Struct, frozen=True, kw_only=True):
    """What an import did, or would do; posters by id, in the order of the listing.

    new: they got a file; unchanged: as listed and as imported; edited: people made the file say something else;
    changed: the listing changed the file; removed: people deleted the file, and it is not written again; gone: no
    longer in the listing, and kept. `changes` has each changed field, and each that a person changed as well, of which
    `warnings` tell the place.
    """

    written: tuple[Path, ...]
    sessions: tuple[ImportedSession, ...]
    new: tuple[str, ...]
    unchanged: int
    edited: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    gone: tuple[str, ...]
    changes: tuple[Change, ...]
    warnings: tuple[SourceError, ...]


def listings(root: Path) -> list[Path]:
    """The files in content/listings/, in the order of their names."""
    folder = root / "content" / "listings"
    return [folder / name for name in folders.tree(folder, [])]


def import_listings(
    settings: Settings,
    readings: Sequence[tuple[Path, Reading]],
    session: str = "",
    dry_run: bool = False,
    yes: bool = False,
    progress: Progress = lambda done, total: None,
) -> ImportReport:
    """Write a file for each session and poster that is new, merge what changed, and write content/imported.json.

    Nothing is written where nothing changed, and with `dry_run`. `session` is the id for the only listing of
    `readings`, which otherwise comes from the session's posters or title. An import that was killed is finished by
    the next one, for content/imported.json is written last. `progress` hears how many files are laid out, and of how
    many.

    Raises ValueError where `session` cannot be used; SourceError where the disk refuses, a folder leads out of
    the root, or more than a fifth of a session's posters would go or change and `yes` is not given; and an
    ExceptionGroup of SourceErrors where a poster file that no import wrote cannot be read, for it may be one of the
    listing's.
    """
    plan = Plan.start(settings.root)
    found = sessionids.assign(readings, session, plan.bases, plan.there)
    _plan(plan, found)
    upheavals = list(_upheavals(plan, found))
    if upheavals and not (yes or dry_run):
        raise upheavals[0] if len(upheavals) == 1 else ExceptionGroup("listings that change much", upheavals)
    written = [path for path, data in plan.files.items() if not textfile.holds(path, data)]
    if not dry_run:
        _write(plan, written, progress)
    warnings = plan.warnings + (upheavals if dry_run and not yes else [])
    return _report(plan, found, written, warnings)


def _plan(plan: Plan, found: Sequence[tuple[Path, Listing, str]]) -> None:
    plan.add_renamed()
    for path, listing, id_ in found:
        plan.add_session(id_, listing, _below(path, plan.root))
    listed = [
        Listed(id_, entries.record(entry, number, plan.warnings), entry.place)
        for _, listing, id_ in found
        for number, entry in enumerate(listing.entries, 1)
    ]
    recognised = updating.recognise(plan, listed)
    listed = cutoff.mend(plan, listed, recognised)
    homes = {id_: session for session, base in plan.bases.items() for id_ in base.posters}
    before = updating.numbers(plan)
    for each, poster in zip(listed, recognised.ids, strict=True):
        if poster is not None:
            updating.update(plan, each, poster, homes.get(poster))
    # A poster that moves has its number in both sessions: so it is too when a killed import is done again.
    numbers = {session: before[session] | taken for session, taken in updating.numbers(plan).items()}
    for index, each in enumerate(listed):
        if recognised.ids[index] is None and index not in recognised.doubtful:
            updating.write(plan, each, numbers.setdefault(each.session, set()))
    for _, _, id_ in found:
        updating.keep(plan, id_, {*recognised.ids, *plan.new, *sum(recognised.doubtful.values(), ())})
    plan.finish()


def _upheavals(plan: Plan, found: Sequence[tuple[Path, Listing, str]]) -> Iterator[SourceError]:
    """For each session in which too many posters go or change, the figures."""
    places = {id_: listing.place for _, listing, id_ in found}
    for session, upset in plan.upset.items():
        count = plan.counts.get(session, 0)
        if upset.total() > 1 and upset.total() * A_FIFTH > count:
            message = (
                f"of the {count} posters of '{session}', {upset['gone']} are no longer in the listing"
                f" and {upset['changed']} would change"
            )
            hint = "look at it with --dry-run; if it is right, add --yes"
            place = places.get(session, Place(plan.root / "content" / "sessions" / f"{session}.yaml"))
            yield SourceError(message, place, hint)


def _write(plan: Plan, written: Sequence[Path], progress: Progress) -> None:
    for path in written:
        _refuse_link(path, plan.root)
    with explained():
        for folder in {path.parent: None for path in written}:
            textfile.sweep(folder)
        textfile.write({path: plan.files[path] for path in written}, progress)


def _report(
    plan: Plan, found: Sequence[tuple[Path, Listing, str]], written: Sequence[Path], warnings: Sequence[SourceError]
) -> ImportReport:
    imported = (
        ImportedSession(id=id_, title=listing.session, room=listing.room, posters=len(listing.entries))
        for _, listing, id_ in found
    )
    changed = (change.poster for change in plan.changes if not change.conflict and "/" not in change.poster)
    return ImportReport(
        written=tuple(written),
        sessions=tuple(imported),
        new=tuple(plan.new),
        unchanged=plan.unchanged,
        edited=tuple(plan.edited),
        changed=tuple(dict.fromkeys(changed)),
        removed=tuple(plan.removed),
        gone=tuple(plan.gone),
        changes=tuple(plan.changes),
        warnings=tuple(warnings),
    )


def _below(path: Path, root: Path) -> str:
    """The path from the root, with slashes; as given where it is elsewhere."""
    full, base = path.resolve(), root.resolve()
    return full.relative_to(base).as_posix() if full.is_relative_to(base) else path.name


def _refuse_link(path: Path, root: Path) -> None:
    """A folder that is a link would have the import write outside the site."""
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise SourceError("this folder leads out of the site", Place(path.parent), "put a folder in its place")

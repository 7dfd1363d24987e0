"""`microsite import`: listings to poster files, and new listings into edited ones."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator import listing, untouched
from generator.commands.saying import DONE, WRONG_COMMAND, say, show, tell


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument("files", nargs="*", type=Path, metavar="FILE")
    command.add_argument("--session", default="", metavar="ID", help="the session's id (default: from its title)")
    command.add_argument("--format", choices=("auto", *listing.READERS), default="auto")
    command.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    command.add_argument("--yes", action="store_true", help="even if much of a session goes or changes")


def run(given: Namespace) -> int:
    """Import, and say what was new, changed and doubtful; what was all known stays so until a file changes."""
    if given.files or given.dry_run:
        return _import(given)[0]
    last = untouched.look(given.root, "import", (given.session, given.format, given.yes))
    if said := last.said():
        say(*said)
        return DONE
    status, news = _import(given)
    if news is not None and not status:
        last.remember([news])
    return status


def _import(given: Namespace) -> tuple[int, str | None]:
    """The command's status, and what it would say again of the same files: None where it would say something else."""
    from generator import console
    from generator.content import importing, settings

    files = [file.resolve() for file in given.files] or importing.listings(given.root)
    if not files:
        say("No listing yet: copy a session page's text into a file in content/listings/, then run this again.")
        if not (given.root / "content").is_dir():
            say("Or begin with an example: microsite new DIR")
        return DONE, None
    chosen, readings = settings.load(given.root), listing.read_all(files, given.format)
    try:
        with console.Progress(sys.stderr, "file", shown=sys.stderr.isatty()) as progress:
            done = importing.import_listings(
                chosen, readings, session=given.session, dry_run=given.dry_run, yes=given.yes, progress=progress
            )
    except ValueError as error:
        say(f"--session: {error}")
        return WRONG_COMMAND, None
    if given.dry_run:
        show(console.changes(done))
    said = console.imported(done, dry_run=given.dry_run) + console.left_out(readings)
    say(said)
    # What the reader was not sure of was said at the first import, and `report` says it again.
    doubts = [doubt for _, reading in readings for doubt in reading.doubts] if done.written else []
    tell([*doubts, *done.warnings], given.root)
    return DONE, None if done.written or done.warnings else said

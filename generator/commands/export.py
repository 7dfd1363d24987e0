"""`microsite export`: what is not part of every site, as one file."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from generator import console
from generator.commands import build, signs
from generator.commands.saying import DONE, WRONG_COMMAND, say
from generator.content import settings
from generator.errors import below, explained
from generator.model import Conference, Settings


class Export(Struct, frozen=True):
    """One file to be had: `write` makes it from the conference at the path that it is given.

    Where `builds` is set the site is built before, as by `microsite build`; `add` adds options of its own.
    """

    help: str
    suffix: str
    write: Callable[[Conference, Settings, Namespace, Path], None]
    builds: bool = False
    add: Callable[[ArgumentParser], None] = lambda command: None


def _csv(conference: Conference, chosen: Settings, given: Namespace, file: Path) -> None:
    from generator.site import spreadsheet

    file.write_bytes(spreadsheet.dump(conference, chosen).encode())


def _markdown(conference: Conference, chosen: Settings, given: Namespace, file: Path) -> None:
    from generator.site import outline

    file.write_bytes(outline.dump(conference, chosen).encode())


def _zip(conference: Conference, chosen: Settings, given: Namespace, file: Path) -> None:
    from generator.publish import archive, sums

    digests = sums.read(chosen.output) or {}
    contents = {route: chosen.output / route for route in digests}
    archive.write(file, archive.name(conference, chosen), contents, digests)


def _booklet(conference: Conference, chosen: Settings, given: Namespace, file: Path) -> None:
    from generator.printing.press import print_booklet

    print_booklet(conference, chosen, file, given.paper)


def _add_booklet(command: ArgumentParser) -> None:
    command.add_argument("--paper", choices=("a4", "letter"), default="a4", help="its size (default: a4)")


EXPORTS = {
    "zip": Export("the site, for reading from a folder", ".zip", _zip, builds=True),
    "csv": Export("all posters with all fields, for spreadsheets", ".csv", _csv),
    "markdown": Export("the list of posters as Markdown", ".md", _markdown),
    "booklet": Export("programme, abstracts and index of authors, as PDF", "-booklet.pdf", _booklet, add=_add_booklet),
    "signs": Export("a sign for each board, as PDF", "-signs.pdf", signs.write_boards, add=signs.add_boards),
    "doors": Export("a sign for each session's door, as PDF", "-doors.pdf", signs.write_doors, add=signs.add_doors),
}


def add(command: ArgumentParser) -> None:
    """One command below this one for each export."""
    names = command.add_subparsers(title="exports", metavar="NAME", dest="export", required=True)
    for name, export in EXPORTS.items():
        options = names.add_parser(name, help=export.help)
        options.add_argument(
            "-o",
            dest="file",
            type=Path,
            metavar="FILE",
            help=f"where it goes (default: the site's name{export.suffix})",
        )
        export.add(options)


def run(given: Namespace) -> int:
    """Make the file, and say where it is."""
    export = EXPORTS[given.export]
    chosen = build.hosted(settings.load(given.root))
    conference = _conference(chosen, builds=export.builds)
    file = given.file or given.root / _name(conference, chosen, export)
    if file.is_dir():
        say(f"{file} is a folder\n  hint: name a file: -o {file / _name(conference, chosen, export)}")
        return WRONG_COMMAND
    _replace(file, lambda part: export.write(conference, chosen, given, part))
    say(f"wrote {below(file, given.root)}, {console.size(file.stat().st_size)}")
    return DONE


def _conference(chosen: Settings, *, builds: bool) -> Conference:
    if not builds:
        from generator.content.load import load

        return load(chosen).conference
    from generator.publish.build import build as build_site

    with console.Progress(sys.stderr, "page", shown=sys.stderr.isatty()) as progress:
        return build_site(chosen, progress=progress).conference


def _name(conference: Conference, chosen: Settings, export: Export) -> str:
    from generator.publish import archive

    return archive.name(conference, chosen) + export.suffix


def _replace(file: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file beside its place, so that no half of it is ever met there."""
    with explained():
        if file.exists() and not file.is_file():  # such as /dev/stdout
            write(file)
            return
        part = file.with_name(f".{file.name}.part")
        try:
            write(part)
            os.replace(part, file)
        finally:
            part.unlink(missing_ok=True)

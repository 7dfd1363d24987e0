"""The commands: what is typed, what is printed, and the status that the process ends with.

Each command imports what it alone needs: the preview's libraries take longer to start than a small site to build.
"""

import argparse
import errno
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__, console, listing
from generator.content import settings
from generator.content.schema import read_url
from generator.errors import SourceError, below, leaves
from generator.words import counted

if TYPE_CHECKING:
    from generator.model import Settings
    from generator.publish.build import Report

DONE, MISTAKES, WRONG_COMMAND = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 mistakes in the content, 2 the command was wrong."""
    given = _parser().parse_args(arguments)
    given.root = given.root.resolve()
    status = MISTAKES
    try:
        status = given.run(given)
    except* SourceError as group:
        _tell(leaves(group), given.root)
        _say(f"{counted(len(leaves(group)), 'mistake')}; nothing was changed")
    except* KeyboardInterrupt:
        status = DONE  # the way out of the preview
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="microsite", description="From a session listing to a conference microsite.")
    parser.add_argument("--version", action="version", version=f"microsite {__version__}")
    parser.add_argument("--root", type=Path, default=Path(), help="the site's folder (default: this one)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    command = commands.add_parser("import", help="listings to poster files; without FILE all of content/listings/")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE")
    command.add_argument("--session", default="", metavar="ID", help="the session's id (default: from its title)")
    command.add_argument("--format", choices=("auto", *listing.READERS), default="auto")
    command.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    command.add_argument("--yes", action="store_true", help="even if much of a session goes or changes")
    command.set_defaults(run=_import)

    command = commands.add_parser("check", help="read everything, write nothing, report all mistakes")
    command.add_argument("--format", choices=("text", "github", "json"), default="text")
    command.add_argument("--strict", action="store_true", help="warnings fail too")
    command.set_defaults(run=_check)

    command = commands.add_parser("build", help="content to site")
    command.add_argument("--output", type=Path, metavar="DIR", help="where the site goes (default: output)")
    command.add_argument("--theme", metavar="NAME", help="the theme (default: as in content/site.yaml)")
    command.add_argument(
        "--url", type=_address, metavar="URL", help="where the site will stand (default: as in content/site.yaml)"
    )
    command.add_argument("--jobs", type=int, default=0, metavar="N", help="processes (default: as many as pay)")
    command.add_argument("--full", action="store_true", help="make every file anew")
    command.add_argument("--strict", action="store_true", help="warnings fail too")
    command.set_defaults(run=_build)

    command = commands.add_parser("serve", help="show the site and reload it when a file is saved")
    command.add_argument("--host", default="127.0.0.1", metavar="H", help="0.0.0.0 lets other devices in")
    command.add_argument("--port", type=int, default=8000, metavar="P")
    command.set_defaults(run=_serve)

    command = commands.add_parser("report", help="what needs attention, by who can mend it")
    command.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    command.set_defaults(run=_report)
    return parser


def _address(text: str) -> str:
    try:
        return read_url(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _import(given: argparse.Namespace) -> int:
    from generator.content import importing

    files = [file.resolve() for file in given.files] or importing.listings(given.root)
    if not files:
        _say("No listing yet: copy a session page's text into a file in content/listings/, then run this again.")
        return DONE
    chosen, readings = settings.load(given.root), listing.read_all(files, given.format)
    try:
        with console.Progress(sys.stderr, "file", shown=sys.stderr.isatty()) as progress:
            done = importing.import_listings(
                chosen, readings, session=given.session, dry_run=given.dry_run, yes=given.yes, progress=progress
            )
    except ValueError as error:
        _say(f"--session: {error}")
        return WRONG_COMMAND
    if given.dry_run:
        print(console.changes(done), end="")
    _say(console.imported(done, dry_run=given.dry_run) + console.left_out(readings))
    # What the reader was not sure of was said at the first import, and `report` says it again.
    doubts = [doubt for _, reading in readings for doubt in reading.doubts] if done.written else []
    _tell([*doubts, *done.warnings], given.root)
    return DONE


def _check(given: argparse.Namespace) -> int:
    from generator.content.load import load

    found: Sequence[SourceError] = ()
    try:
        loaded = load(settings.load(given.root))
        found = loaded.warnings
        checked = counted(len(loaded.conference.posters), "poster")
        _say(f"{checked}: no mistakes, {counted(len(found), 'warning')}")
    except* SourceError as group:
        found = leaves(group)
        _say(f"{counted(len(found), 'mistake')}")
    print(console.mistakes(found, given.format, given.root), end="")
    return MISTAKES if any(one.level == "error" or given.strict for one in found) else DONE


def _build(given: argparse.Namespace) -> int:
    from generator.publish.build import build

    start = time.perf_counter()
    chosen = settings.load(given.root, output=given.output, theme=given.theme, url=given.url)
    with console.Progress(sys.stderr, "page", shown=sys.stderr.isatty()) as progress:
        done = build(chosen, jobs=given.jobs, full=given.full, strict=given.strict, progress=progress)
    _say(_summary(done, chosen, time.perf_counter() - start))
    return DONE


def _summary(done: "Report", chosen: "Settings", seconds: float) -> str:
    from generator import report

    found = report.needs(done.loaded, chosen.root)
    folder = below(chosen.output, chosen.root)
    ending = f"Open {folder}/index.html, or run: make serve"
    return console.built(done, folder, seconds) + console.needs(found) + ending


def _serve(given: argparse.Namespace) -> int:
    from generator.publish.serve import serve

    def say(outcome: "Report | Sequence[SourceError]") -> None:
        if isinstance(outcome, Sequence):
            _tell(outcome, given.root)
        else:
            _say(f"{counted(outcome.written, 'file')} written")

    try:
        serve(
            lambda output, url: settings.load(given.root, output=output, url=url),
            given.root,
            host=given.host,
            port=given.port,
            say=say,
            ready=lambda address: _say(f"Showing {address} and watching content/ and themes/. Stop with Ctrl+C."),
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        _say(f"port {given.port} is taken; name another: --port {given.port + 1}")
        return WRONG_COMMAND
    return DONE


def _report(given: argparse.Namespace) -> int:
    from generator import report
    from generator.content import importing
    from generator.content.load import load
    from generator.report import json, markdown, text

    chosen = settings.load(given.root)
    loaded = load(chosen)
    readings = listing.read_all(importing.listings(given.root))
    doubts = [doubt for _, reading in readings for doubt in reading.doubts]
    merge = importing.import_listings(chosen, readings, dry_run=True)
    found = report.needs(loaded, given.root, doubts, merge.warnings, merge.gone)
    if given.format == "json":
        print(json.dump(found), end="")
    else:
        told = markdown.dump(found, chosen) if given.format == "markdown" else text.dump(found)
        print(console.printable(told), end="")
    return DONE


def _say(text: str) -> None:
    print(text.rstrip("\n"), file=sys.stderr)


def _tell(found: Sequence[SourceError], root: Path) -> None:
    """Print mistakes and warnings; on GitHub's runners also where its pages show them, at the line itself."""
    if found:
        _say(console.mistakes(found, "text", root))
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(console.mistakes(found, "github", root), end="")

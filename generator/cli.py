"""The command line: which command is meant, and the status that the process ends with."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import __version__
from generator.commands import BEGINNING, COMMANDS, command
from generator.commands.saying import DONE, MISTAKES, WRONG_COMMAND, say, tell
from generator.errors import SourceError, leaves
from generator.words import counted

# Objects that are made before those in circles are looked for: here nearly all live to the end, or need no looking
# for, and with Python's own 700 it takes an eighth of a build.
YOUNG = 50_000
START = "microsite new DIR"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 mistakes in the content, 2 the command was wrong."""
    gc.set_threshold(YOUNG)
    words = sys.argv[1:] if arguments is None else arguments
    parser = _parser(words)
    given = parser.parse_args(words)
    if "run" not in given:
        parser.print_help(sys.stderr)
        parser.exit(WRONG_COMMAND)
    given.root = given.root.resolve()
    if given.needs_content and not getattr(given, "site", None) and not (given.root / "content").is_dir():
        say(f"there is no content/ in {given.root}\n  hint: name a site's folder with --root, or start one: {START}")
        return WRONG_COMMAND
    status = MISTAKES
    try:
        status = given.run(given)
    except* SourceError as group:
        tell(leaves(group), given.root)
        say(f"{counted(len(leaves(group)), 'mistake')}; nothing was changed")
    except* KeyboardInterrupt:
        status = DONE  # the way out of the preview
    return status


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser of a command line; it knows the options of those commands alone that are named among its words."""
    parser = argparse.ArgumentParser(
        prog="microsite", description="From a session listing to a conference microsite.", epilog=f"start with: {START}"
    )
    parser.add_argument("--version", action="version", version=f"microsite {__version__}")
    parser.add_argument("--root", type=Path, default=Path(), help="the site's folder (default: this one)")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, told in COMMANDS.items():
        options = commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")
        if name in words:
            module = command(name)
            module.add(options)
            options.set_defaults(run=module.run, needs_content=name not in BEGINNING)
    return parser

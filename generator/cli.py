"""The command line: which command is meant, and the status that the process ends with."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from generator import __version__
from generator.commands import COMMANDS
from generator.commands.saying import DONE, MISTAKES, say, tell
from generator.errors import SourceError, leaves
from generator.words import counted


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 mistakes in the content, 2 the command was wrong."""
    given = _parser().parse_args(arguments)
    given.root = given.root.resolve()
    status = MISTAKES
    try:
        status = given.run(given)
    except* SourceError as group:
        tell(leaves(group), given.root)
        say(f"{counted(len(leaves(group)), 'mistake')}; nothing was changed")
    except* KeyboardInterrupt:
        status = DONE  # the way out of the preview
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="microsite", description="From a session listing to a conference microsite.")
    parser.add_argument("--version", action="version", version=f"microsite {__version__}")
    parser.add_argument("--root", type=Path, default=Path(), help="the site's folder (default: this one)")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        options = commands.add_parser(command.NAME, help=command.HELP)
        command.add(options)
        options.set_defaults(run=command.run)
    return parser

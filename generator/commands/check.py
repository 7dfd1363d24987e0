"""`microsite check`: every mistake in content/, and nothing written."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from generator import console
from generator.commands.saying import DONE, MISTAKES, say, show
from generator.content import settings
from generator.errors import SourceError, leaves
from generator.words import counted

NAME = "check"
HELP = "read everything, write nothing, report all mistakes"


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument("--format", choices=("text", "github", "json"), default="text")
    command.add_argument("--strict", action="store_true", help="warnings fail too")


def run(given: Namespace) -> int:
    """Check, and print the mistakes and warnings in the form that is asked for."""
    from generator.content.load import load

    found: Sequence[SourceError] = ()
    try:
        loaded = load(settings.load(given.root))
        found = loaded.warnings
        checked = counted(len(loaded.conference.posters), "poster")
        say(f"{checked}: no mistakes, {counted(len(found), 'warning')}")
    except* SourceError as group:
        found = leaves(group)
        say(f"{counted(len(found), 'mistake')}")
    show(console.mistakes(found, given.format, given.root))
    return MISTAKES if any(one.level == "error" or given.strict for one in found) else DONE

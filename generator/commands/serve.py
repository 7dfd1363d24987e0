"""`microsite serve`: the site in a preview that reloads when a file is saved."""

import errno
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.commands.saying import DONE, WRONG_COMMAND, say, tell
from generator.content import settings
from generator.errors import SourceError
from generator.words import counted

if TYPE_CHECKING:
    from generator.publish.build import Report


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument("--host", default="127.0.0.1", metavar="H", help="0.0.0.0 lets other devices in")
    command.add_argument("--port", type=int, default=8000, metavar="P")


def run(given: Namespace) -> int:
    """Serve until stopped."""
    from generator.publish.serve import serve

    def told(outcome: "Report | Sequence[SourceError]") -> None:
        if isinstance(outcome, Sequence):
            tell(outcome, given.root)
        else:
            say(f"{counted(outcome.written, 'file')} written")

    try:
        serve(
            lambda output, url: replace(settings.lenient(given.root, output=output, url=url), share_cards=False),
            given.root,
            host=given.host,
            port=given.port,
            say=told,
            ready=lambda address: say(f"Showing {address} and watching content/ and themes/. Stop with Ctrl+C."),
        )
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        say(f"port {given.port} is taken; name another: --port {given.port + 1}")
        return WRONG_COMMAND
    return DONE

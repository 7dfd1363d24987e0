"""What `microsite export` needs for signs: their options, and what is said of them."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.saying import say
from generator.model import Conference, Settings

PAPERS = ("a6", "a5", "a4")


def add_boards(command: ArgumentParser) -> None:
    """The options of signs for boards."""
    _add(command, "a5")


def add_doors(command: ArgumentParser) -> None:
    """The options of signs for doors."""
    _add(command, "a4")


def write_boards(conference: Conference, chosen: Settings, given: Namespace, file: Path) -> None:
    """Print the signs of all boards to `file`."""
    from generator.printing.signsheets import print_boards

    _tell(chosen)
    print_boards(conference, chosen, file, given.paper, given.session)


def write_doors(conference: Conference, chosen: Settings, given: Namespace, file: Path) -> None:
    """Print the signs of all doors to `file`."""
    from generator.printing.signsheets import print_doors

    _tell(chosen)
    print_doors(conference, chosen, file, given.paper, given.session)


def _add(command: ArgumentParser, paper: str) -> None:
    command.add_argument("--paper", choices=PAPERS, default=paper, help=f"the size of a sign (default: {paper})")
    command.add_argument(
        "--session", action="append", default=[], metavar="ID", help="only this session; may be given more than once"
    )


def _tell(chosen: Settings) -> None:
    if not chosen.url:
        say("The signs have no QR codes, for nobody has told the site's address.")
        say("  hint: write url: https://example.org/posters/ with your own address into content/site.yaml")

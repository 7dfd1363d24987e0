"""`microsite new`: a repository for one's own conference, with an example to begin with."""

import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.saying import DONE, WRONG_COMMAND, say
from generator.words import counted


def add(command: ArgumentParser) -> None:
    """The folder."""
    command.add_argument("folder", type=Path, metavar="DIR", help="a folder that is not there yet, or an empty one")


def run(given: Namespace) -> int:
    """Write the repository, and say what to type next."""
    from generator import scaffold

    try:
        scaffold.refuse(given.folder)
        files = scaffold.files()
        scaffold.write(files, given.folder)
    except scaffold.TargetError as error:
        say(f"{error.message}\n  hint: {error.hint}\nnothing was written")
        return WRONG_COMMAND
    say(_next(given.folder, len(files)))
    return DONE


def _next(folder: Path, count: int) -> str:
    here = folder.resolve() == Path.cwd()
    commands = (
        *([] if here else [f"cd {shlex.quote(str(folder))}"]),
        "make site     # sets up what it needs, imports the example and builds the site into output/",
        "make serve    # shows the site, and rebuilds it when a file is saved",
    )
    return (
        f"wrote {counted(count, 'file')} to {folder}; next:\n\n"
        + "".join(f"  {command}\n" for command in commands)
        + "\nREADME.md there says how to put your own listing in the example's place, and how to publish."
    )

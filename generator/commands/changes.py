"""`microsite changes`: what an edit does to the site, for its author and its reviewer."""

import os
from argparse import ArgumentParser, Namespace

from generator import quoting
from generator.commands import summary
from generator.commands.saying import DONE, MISTAKES, WRONG_COMMAND, say, show


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument(
        "--since", metavar="REF", help="the branch or commit to compare with (default: the main branch)"
    )
    command.add_argument("--format", choices=("text", "markdown"), default="text")


def run(given: Namespace) -> int:
    """Compare what is on the disk with where it left the main branch; into a runner's summary where there is one."""
    from generator import review
    from generator.review import history, styles, telling

    try:
        repository = history.find(given.root)
        found = review.review(repository, given.since or history.usual(given.root, os.environ))
    except history.HistoryError as error:
        say(str(error))
        return WRONG_COMMAND
    style = styles.Markdown() if given.format == "markdown" else styles.PlainText()
    told = quoting.printable(telling.tell(found, style))
    if given.format == "markdown" and summary.append(told):
        say("What this change does stands in the job's summary.")
    else:
        show(told)
    return MISTAKES if found.broken_after else DONE

"""`microsite report`: what needs attention, by who can mend it."""

from argparse import ArgumentParser, Namespace

from generator import listing, quoting
from generator.commands.saying import DONE, show
from generator.content import settings


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument("--format", choices=("text", "markdown", "json"), default="text")


def run(given: Namespace) -> int:
    """Report in the form that is asked for."""
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
        show(json.dump(found))
    else:
        told = markdown.dump(found, chosen) if given.format == "markdown" else text.dump(found)
        show(quoting.printable(told))
    return DONE

"""`microsite build`: content to site, and a summary of what needs attention."""

import argparse
import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.commands.saying import DONE, say
from generator.content import settings
from generator.content.schema import read_url
from generator.errors import below

if TYPE_CHECKING:
    from generator.model import Settings
    from generator.publish.build import Report

NAME = "build"
HELP = "content to site"


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument("--output", type=Path, metavar="DIR", help="where the site goes (default: output)")
    command.add_argument("--theme", metavar="NAME", help="the theme (default: as in content/site.yaml)")
    command.add_argument(
        "--url", type=_address, metavar="URL", help="where the site will stand (default: as in content/site.yaml)"
    )
    command.add_argument("--jobs", type=int, default=0, metavar="N", help="processes (default: as many as pay)")
    command.add_argument("--full", action="store_true", help="make every file anew")
    command.add_argument("--strict", action="store_true", help="warnings fail too")


def _address(text: str) -> str:
    try:
        return read_url(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def run(given: Namespace) -> int:
    """Build, and say what stands and what needs attention."""
    from generator.publish.build import build

    start = time.perf_counter()
    chosen = settings.load(given.root, output=given.output, theme=given.theme, url=given.url)
    with console.Progress(sys.stderr, "page", shown=sys.stderr.isatty()) as progress:
        done = build(
            chosen,
            jobs=given.jobs,
            full=given.full,
            strict=given.strict,
            progress=progress,
            waiting=lambda: say("Another build of this site is at work; this one waits for it."),
        )
    say(_summary(done, chosen, time.perf_counter() - start))
    return DONE


def _summary(done: "Report", chosen: "Settings", seconds: float) -> str:
    from generator import report

    found = report.needs(done.loaded, chosen.root)
    folder = below(chosen.output, chosen.root)
    ending = f"Open {folder}/index.html, or run: make serve"
    return console.built(done, folder, seconds) + console.needs(found) + ending

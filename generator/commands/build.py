"""`microsite build`: content to site, and a summary of what needs attention."""

import argparse
import os
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import untouched
from generator.commands.saying import DONE, say
from generator.errors import below

if TYPE_CHECKING:
    from generator.model import Settings
    from generator.publish.build import Report

HOST = "MICROSITE_URL"  # where a host such as GitHub Pages puts the site: its workflow knows, and nobody need say it


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
    if hasattr(signal, "setitimer"):  # what a profile is made with; Windows has none
        command.add_argument("--profile", action="store_true", help="say where the time went")


def _address(text: str) -> str:
    from generator.content.schema import read_url

    try:
        return read_url(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def run(given: Namespace) -> int:
    """Build, and say what stands and what needs attention; where the time went, if that is asked for."""
    if not getattr(given, "profile", False):
        return _build(given)
    from generator.publish.profile import Profile

    with Profile() as profile:
        status = _build(given)
    say(str(profile))
    return status


def _build(given: Namespace) -> int:
    start = time.perf_counter()
    output = (given.output or given.root / "output").resolve()
    options = (str(output), given.theme, given.url, given.strict, os.environ.get(HOST))
    last = untouched.look(given.root, "build", options, output)
    said = () if given.full else last.said()
    if not said:
        from msgspec.structs import replace

        from generator.publish.stage import is_clear

        done, chosen = _make(given)
        said = _summary(done, chosen)
        if is_clear(output):
            last.remember(_summary(replace(done, written=0), chosen))
    say(f"   {time.perf_counter() - start:.1f} s\n".join(said))
    return DONE


def _make(given: Namespace) -> "tuple[Report, Settings]":
    from generator import console
    from generator.content import settings
    from generator.publish.build import build

    chosen = hosted(settings.lenient(given.root, output=given.output, theme=given.theme, url=given.url))
    with console.Progress(sys.stderr, "page", shown=sys.stderr.isatty()) as progress:
        done = build(
            chosen,
            jobs=given.jobs,
            full=given.full,
            strict=given.strict,
            progress=progress,
            waiting=lambda: say("Another build of this site is at work; this one waits for it."),
        )
    return done, chosen


def hosted(chosen: "Settings") -> "Settings":
    """With the host's address where neither the command nor content/site.yaml has one."""
    from msgspec.structs import replace

    from generator.content.schema import read_url

    address = os.environ.get(HOST)
    return replace(chosen, url=read_url(address)) if address and not chosen.url else chosen


def _summary(done: "Report", chosen: "Settings") -> Sequence[str]:
    """What stands and what needs attention; between the two belongs how long it took."""
    from msgspec.structs import replace

    from generator import console, report

    # The summary names no lines: to find them, each file would be read again.
    found = report.needs(replace(done.loaded, places={}), chosen.root)
    folder = below(chosen.output, chosen.root)
    ending = f"Open {folder}/index.html, or run: make serve"
    return console.built(done, folder), console.needs(found) + ending

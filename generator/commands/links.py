"""`microsite links`: whether the outside links of the content still lead somewhere."""

import argparse
import sys
from argparse import ArgumentParser, Namespace

from generator import console, quoting
from generator.commands import summary
from generator.commands.saying import DONE, MISTAKES, say, show
from generator.content import settings


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument(
        "--timeout", type=_seconds, default=10.0, metavar="S", help="seconds to wait for a host (default: 10)"
    )
    command.add_argument("--format", choices=("text", "markdown"), default="text")
    command.add_argument("--allow-local", action="store_true", help="ask hosts of this machine and its network too")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 600:
        raise argparse.ArgumentTypeError("write a number of seconds up to 600, such as 10")
    return seconds


def run(given: Namespace) -> int:
    """Ask, and tell what does not lead where it should; into a runner's summary where there is one."""
    from generator import weblinks
    from generator.content.load import load
    from generator.weblinks import telling

    chosen = settings.lenient(given.root)
    links = weblinks.gather(load(chosen), chosen)
    asker = weblinks.Asker(timeout=given.timeout, local=given.allow_local)
    found = {}
    with console.Progress(sys.stderr, "link", shown=sys.stderr.isatty()) as progress:
        for link, answer in zip(links, asker.ask_all([link.address for link in links]), strict=True):
            found[link] = answer
            progress(len(found), len(links))
    if given.format == "markdown":
        told = quoting.printable(telling.markdown(found, given.root))
        if summary.append(told):
            say(telling.summary(found))
        else:
            show(told)
    else:
        show(quoting.printable(telling.text(found, given.root)))
    return MISTAKES if any(answer.verdict == weblinks.Verdict.BROKEN for answer in found.values()) else DONE

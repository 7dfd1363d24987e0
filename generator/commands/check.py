"""`microsite check`: every mistake in content/, and nothing written."""

import gc
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from generator import mistakes
from generator.commands import summary
from generator.commands.saying import DONE, MISTAKES, say, show
from generator.content import settings
from generator.errors import Place, SourceError, leaves
from generator.model import Settings
from generator.words import counted

NAME = "check"
HELP = "read everything, write nothing, report all mistakes"
FORMS = {"text": mistakes.text, "github": mistakes.annotations, "json": mistakes.dump}


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument(
        "--format", choices=FORMS, default="text", help="github: annotations, and the summary of the job"
    )
    command.add_argument("--strict", action="store_true", help="warnings fail too")


def run(given: Namespace) -> int:
    """Check, and print the mistakes and warnings in the form that is asked for."""
    from generator.content.load import check

    chosen = settings.lenient(given.root)
    with _uncollected():
        found = sorted((*check(chosen), *_in_theme(chosen)), key=lambda one: one.place)
    posters = sum(1 for _ in (given.root / "content" / "posters").glob("*/*.yaml"))
    wrong = sum(one.level == "error" for one in found)
    warned = counted(len(found) - wrong, "warning")
    say(counted(wrong, "mistake") if wrong else f"{counted(posters, 'poster')}: no mistakes, {warned}")
    show(FORMS[given.format](found, given.root))
    if given.format == "github":
        summary.append(mistakes.summary(found, posters, given.root))
    return MISTAKES if wrong or (found and given.strict) else DONE


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for what can be thrown away: everything read is kept to the end, and posters go by thousands."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _in_theme(chosen: Settings) -> Sequence[SourceError]:
    """Of the theme that site.yaml names: that it is not there, its mistakes, its options, and words it lacks."""
    from generator.site import themes

    found: list[SourceError] = []
    try:
        found += themes.missing_words(chosen.theme, chosen.root, chosen.language)
        themes.find(chosen.theme, chosen.root, chosen.language, chosen.theme_options)
    except* SourceError as group:
        site = settings.read(chosen.root)
        for one in leaves(group):
            place = site.place("theme") if one.place == Place(site.path) else one.place
            found.append(SourceError(one.message, place, one.hint))
    return found

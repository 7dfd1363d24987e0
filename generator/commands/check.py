"""`microsite check`: every mistake in content/, or in a built site with `--site`, and nothing written."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from generator import mistakes, processes
from generator.commands import summary
from generator.commands.saying import DONE, MISTAKES, WRONG_COMMAND, say, show
from generator.content import settings
from generator.errors import Place, SourceError, below, leaves
from generator.model import Settings
from generator.words import counted

FORMS = {"text": mistakes.text, "github": mistakes.annotations, "json": mistakes.dump}


def add(command: ArgumentParser) -> None:
    """The options."""
    command.add_argument(
        "--format", choices=FORMS, default="text", help="github: annotations, and the summary of the job"
    )
    command.add_argument("--strict", action="store_true", help="warnings fail too")
    command.add_argument(
        "--site",
        type=Path,
        metavar="DIR",
        help="check a built site instead: its sums, links and anchors, and that nothing comes from elsewhere",
    )


def run(given: Namespace) -> int:
    """Check, and print the mistakes and warnings in the form that is asked for."""
    return _built(given) if given.site else _content(given)


def _content(given: Namespace) -> int:
    from generator.content.load import check

    chosen = settings.lenient(given.root)
    with processes.uncollected():  # everything read is kept to the end, and posters go by thousands
        found = sorted((*check(chosen), *_in_theme(chosen)), key=lambda one: one.place)
    posters = sum(1 for _ in (given.root / "content" / "posters").glob("*/*.yaml"))
    status = _told(found, given, counted(posters, "poster"))
    if given.format == "github":
        summary.append(mistakes.summary(found, posters, given.root))
    return status


def _built(given: Namespace) -> int:
    from generator.inspection import inspect

    site = given.site.resolve()
    if not site.is_dir():
        say(f"there is no folder {given.site}\n  hint: build the site first: microsite build")
        return WRONG_COMMAND
    with processes.uncollected():
        found = inspect(site)
    return _told(found, given, f"{below(site, given.root)}/")


def _told(found: Sequence[SourceError], given: Namespace, checked: str) -> int:
    """Say how many there are, show them, and return the status that they make."""
    wrong = sum(one.level == "error" for one in found)
    warned = counted(len(found) - wrong, "warning")
    say(counted(wrong, "mistake") if wrong else f"{checked}: no mistakes, {warned}")
    show(FORMS[given.format](found, given.root))
    return MISTAKES if wrong or (found and given.strict) else DONE


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

"""What came of the outside links, as text or as Markdown."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from generator.errors import Place, below
from generator.quoting import code, without_commands
from generator.weblinks.asking import Answer, Verdict
from generator.weblinks.gather import Weblink
from generator.words import counted, shortened

ADDRESS_LENGTH = 200
PLACES = 5  # of one link
_HEADINGS = {
    Verdict.BROKEN: "Broken",
    Verdict.MOVED: "Moved for good: write the new address",
    Verdict.UNSURE: "Not to be told by a program: open them yourself",
}


def text(found: Mapping[Weblink, Answer], root: Path) -> str:
    """A line for each link that deserves one, after the places where it stands."""
    lines = [f"{_places(link.places, root, str)}: {_said(link, answer, str)}" for link, answer in _told(found)]
    return without_commands("".join(f"{line}\n" for line in [*lines, summary(found)]))


def markdown(found: Mapping[Weblink, Answer], root: Path) -> str:
    """A list for each verdict that is told; every address is code and no link, for strangers wrote it."""
    parts = ["# Outside links\n", f"{summary(found)}\n"]
    for verdict, heading in _HEADINGS.items():
        items = [
            f"- {_said(link, answer, code)} ({_places(link.places, root, code)})\n"
            for link, answer in _told(found)
            if answer.verdict == verdict
        ]
        parts += [f"## {heading}\n", "".join(items)] if items else []
    return without_commands("\n".join(parts))


def summary(found: Mapping[Weblink, Answer]) -> str:
    """How many links there are, and how many of each verdict."""
    counts = {verdict: sum(answer.verdict == verdict for answer in found.values()) for verdict in _HEADINGS}
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in _HEADINGS)
    return f"{counted(len(found), 'outside link')}: {told}."


def _told(found: Mapping[Weblink, Answer]) -> Iterator[tuple[Weblink, Answer]]:
    for verdict in _HEADINGS:
        yield from ((link, answer) for link, answer in found.items() if answer.verdict == verdict)


def _said(link: Weblink, answer: Answer, name: Callable[[str], str]) -> str:
    target = f": {name(shortened(answer.target, ADDRESS_LENGTH))}" if answer.target else ""
    return f"{name(shortened(link.address, ADDRESS_LENGTH))} {answer.words}{target}"


def _places(places: Iterable[Place], root: Path, name: Callable[[str], str]) -> str:
    told = [name(f"{below(place.path, root)}:{place.line}") for place in places]
    return ", ".join(told[:PLACES]) + (f" and {len(told) - PLACES} more" if len(told) > PLACES else "")

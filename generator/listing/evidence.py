"""Prose below prose: a further paragraph of the abstract above, or an abstract alone, and what speaks for each."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from generator.listing.habits import PROSE, Habits
from generator.listing.lines import Line
from generator.listing.traits import SAMPLE, Traits

WHOLE = 0.6  # from this share of the usual width on, an abstract may be whole
PART = 0.4
MAX_NAMES = 5
LINES_ABOVE = 3  # from there on: title, authors and abstract of the poster above

# The name that a poster's work goes by: 'BEAM: Joint ...' in its title, 'we present \textbf{HyperTinyPW}' below it.
_NAME_IN_TITLE = re.compile(r"([^\W_][\w.+-]{2,30}):\s")
_NAME_IN_PROSE = re.compile(
    r"\b(?:present|propose|introduce|develop|design|build|call|name|describe)(?:s|d|ed)?,? (?:\\\w+\{)?"
    r"([^\W_][\w.+-]*[A-Z0-9][\w+-]*\w)"
)


class Evidence(Struct, frozen=True):
    """One fact; `weight` is above 0 where it speaks for a further paragraph, below for an abstract alone."""

    weight: float
    fact: str


def weigh(lines: Sequence[Line], traits: Sequence[Traits], habits: Habits) -> list[tuple[Evidence, ...]]:
    """Weigh each line against the line above it; a line that does not stand below prose has no evidence."""
    below_prose = [False] + [
        above.width >= PROSE and not above.is_list and not this.is_list for above, this in pairwise(traits)
    ]
    return [
        (*_of_shape(lines, traits, i, habits), *_of_names(lines, i)) if below_prose[i] else ()
        for i in range(len(lines))
    ]


def balance(evidence: Sequence[Evidence]) -> float:
    """Add up the evidence: above 0 it is a further paragraph, below 0 an abstract alone."""
    return sum(item.weight for item in evidence)


def _of_shape(lines: Sequence[Line], traits: Sequence[Traits], i: int, habits: Habits) -> list[Evidence]:
    above, this = traits[i - 1], traits[i]
    found = [*_of_length(above, this, habits), *_of_blank_lines(lines[i], habits)]
    if this.further:
        found.append(Evidence(6, f"it begins with '{this.further}'"))
    elif this.is_lower:
        found.append(Evidence(4, "it begins with a small letter"))
    if not above.ends and lines[i - 1].text[-1] in ":,;，；、：":
        found.append(Evidence(4, "the line above breaks off"))
    if habits.one_paragraph:
        found.append(Evidence(-2, "most abstracts of this listing have one paragraph"))
    if habits.paragraphs:
        found.append(Evidence(4, "most abstracts of this listing have several paragraphs"))
    return found


def _of_length(above: Traits, this: Traits, habits: Habits) -> list[Evidence]:
    if this.width < habits.width * PART:
        return [Evidence(4, "it is short")]
    if above.width < habits.width * PART:
        return [Evidence(3, "the paragraph above is short")]
    if above.width + this.width < habits.width * 1.3:
        return [Evidence(3, "together with the paragraph above it is as long as one abstract")]
    if min(above.width, this.width) >= habits.width * WHOLE:
        return [Evidence(-4, "it and the abstract above are each as long as a whole abstract")]
    return []


def _of_blank_lines(line: Line, habits: Habits) -> list[Evidence]:
    if habits.is_break(line):
        return [Evidence(-5, "it stands below a blank line, as each poster of this listing does")]
    if habits.break_gap:
        return [Evidence(12, "no blank line stands before it, as there does before each poster of this listing")]
    return [Evidence(-2, "a blank line stands before it")] if line.gap else []


def _of_names(lines: Sequence[Line], i: int) -> list[Evidence]:
    """Find the name of the work above in this line."""
    title = _NAME_IN_TITLE.match(lines[max(0, i - LINES_ABOVE)].text)
    names = [title.group(1)] if title else []
    names += _NAME_IN_PROSE.findall(lines[i - 1].text[:SAMPLE])
    for name in list(dict.fromkeys(names))[:MAX_NAMES]:
        if re.search(rf"\b{re.escape(name)}\b", lines[i].text[:SAMPLE]):
            return [Evidence(5, f"it speaks of {name}, as the lines above do")]
    return []

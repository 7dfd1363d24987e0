"""Two lists of lines as the lines that differ, with the words that do so marked."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.review.records import Line, Sign

CONTEXT = 1
MANY = 400  # words of a line in which none are marked: looking for them takes the square of their number
NEAR = 10  # words around a change that are shown; those between are left out
ALIKE = 0.5  # share of words in common from which a line is the other one edited
_MARKS = {Sign.OLD: ("[-", "-]"), Sign.NEW: ("{+", "+}")}


def difference(before: Sequence[str], after: Sequence[str]) -> tuple[Line, ...]:
    """The lines of either side that the other has not, with a line around them and gaps between."""
    start, end = _common(before, after)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    found: list[Line] = []
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(CONTEXT):
        if found:
            found.append(Line(Sign.GAP, ""))
        for what, old_start, old_end, new_start, new_end in group:
            if what == "equal":
                found += [Line(Sign.SAME, line) for line in old[old_start:old_end]]
            else:
                found += _replaced(old[old_start:old_end], new[new_start:new_end])
    return tuple(found)


def _common(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many lines at the start and at the end are the same, but for those that show where a difference is."""
    shorter = min(len(before), len(after))
    start = next((index for index in range(shorter) if before[index] != after[index]), shorter)
    rest = shorter - start
    end = next((index for index in range(rest) if before[-1 - index] != after[-1 - index]), rest)
    return max(start - CONTEXT, 0), max(end - CONTEXT, 0)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    pairs = min(len(old), len(new))
    for pair in zip(old[:pairs], new[:pairs], strict=True):
        yield from _edited(*pair)
    yield from (Line(Sign.OLD, line) for line in old[pairs:])
    yield from (Line(Sign.NEW, line) for line in new[pairs:])


def _edited(old: str, new: str) -> Iterator[Line]:
    """A line and what became of it, with the words marked that differ, unless it is another line altogether."""
    words = {Sign.OLD: old.split(" "), Sign.NEW: new.split(" ")}
    matcher = SequenceMatcher(None, words[Sign.OLD], words[Sign.NEW], autojunk=False)
    if max(map(len, words.values())) > MANY or matcher.ratio() < ALIKE:
        yield Line(Sign.OLD, old)
        yield Line(Sign.NEW, new)
        return
    told: dict[Sign, list[str]] = {Sign.OLD: [], Sign.NEW: []}
    steps = matcher.get_opcodes()
    for step in steps:
        for sign, (start, end) in zip(told, (step[1:3], step[3:5]), strict=True):
            stretch = words[sign][start:end]
            if step[0] == "equal":
                told[sign] += _near(stretch, first=step is steps[0], last=step is steps[-1])
            elif stretch:
                left, right = _MARKS[sign]
                told[sign].append(f"{left}{' '.join(stretch)}{right}")
    yield from (Line(sign, " ".join(parts)) for sign, parts in told.items())


def _near(stretch: list[str], *, first: bool, last: bool) -> list[str]:
    """Words that did not change, without those that are far from any that did."""
    before, after = 0 if first else NEAR, 0 if last else NEAR
    if len(stretch) <= before + after + 1:
        return stretch
    return [*stretch[:before], "…", *stretch[len(stretch) - after :]]

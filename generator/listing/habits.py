"""What is usual in one listing: its separator, the length of its abstracts, what its blank lines stand between."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from generator.listing.bylines import Separator
from generator.listing.lines import Line
from generator.listing.traits import Traits

PROSE = 100  # from this width on a line may be an abstract, if nothing speaks against it
USUAL_WIDTH = 1000.0


class Habits(Struct, frozen=True):
    """`break_gap` is how many blank lines part two posters, 0 where blank lines say nothing."""

    separator: Separator
    width: float
    one_paragraph: bool
    paragraphs: bool
    abstracts: bool
    break_gap: int

    def is_break(self, line: Line) -> bool:
        """Whether the blank lines before this line part two posters."""
        return 0 < self.break_gap <= line.gap


def find_habits(lines: Sequence[Line], traits: Sequence[Traits]) -> Habits:
    """Find the habits of a listing from the posters that cannot be mistaken: those with separated authors."""
    separator = _usual_separator(traits)
    anchors = [
        i for i, t in enumerate(traits) if t.is_list or (separator == t.byline.separator == "commas" and _is_full(t))
    ]
    # The line before an authors line is a title; after the last poster there is none.
    bodies = [range(a + 1, b - 1) for a, b in pairwise([*anchors, len(lines) + 1]) if b - a > 1]
    prose = [body for body in bodies if body and all(traits[i].width >= PROSE for i in body)]
    several = sum(len(body) > 1 for body in prose)
    return Habits(
        separator=separator,
        width=_usual_width(prose, traits),
        one_paragraph=len(prose) >= 3 and several <= len(prose) / 4,
        paragraphs=len(prose) >= 3 and several > len(prose) / 2,
        abstracts=not bodies or sum(not body for body in bodies) <= len(bodies) / 2,
        break_gap=_break_gap(lines, anchors),
    )


def _is_full(traits: Traits) -> bool:
    return traits.byline.separator == "commas" and traits.byline.likeness >= 0.9 and not traits.full_stop


def _usual_separator(traits: Sequence[Traits]) -> Separator:
    counts = Counter(t.byline.separator for t in traits if t.is_list)
    if not counts:
        counts = Counter(t.byline.separator for t in traits if _is_full(t))
    return counts.most_common(1)[0][0] if counts else ""


def _usual_width(prose: Sequence[range], traits: Sequence[Traits]) -> float:
    whole = [traits[body[0]].width for body in prose if len(body) == 1]
    if len(prose) >= 3 and len(whole) * 2 < len(prose):
        whole = [sum(traits[i].width for i in body) for body in prose]
    if whole:
        return median(whole)
    prose_widths = [t.width for t in traits if t.ends and t.width >= PROSE and not t.is_list]
    return median(prose_widths) if len(prose_widths) >= 3 else USUAL_WIDTH


def _break_gap(lines: Sequence[Line], anchors: Sequence[int]) -> int:
    """Return the gap that stands before most titles and before no authors line; 0 if there is none."""
    if not any(line.gap for line in lines[1:]):
        return 0
    if len(anchors) < 2:
        gaps = Counter(line.gap for line in lines[1:])
        return 1 if gaps[0] >= sum(gaps.values()) / 2 else 0
    inside = median(lines[i].gap for i in anchors)
    titles = [lines[i - 1].gap for i in anchors[1:]]
    gap = round(median(titles))
    return gap if gap > inside else 0

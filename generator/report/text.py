"""The report for a terminal: each thing on a line with its place, grouped by who can mend it."""

from collections.abc import Sequence

from generator.report.records import GROUPS, Need


def dump(found: Sequence[Need]) -> str:
    """The needs as text; one sentence where there are none."""
    groups = []
    for who, heading in GROUPS.items():
        blocks = [_block(need) for need in found if need.who == who]
        if blocks:
            groups.append(f"{heading}\n\n" + "\n".join(blocks))
    return "\n".join(groups) or "Nothing needs attention.\n"


def _block(need: Need) -> str:
    lines = [f"  {need.count:,} {need.what}{f': {need.brief}' if need.brief else ''}\n"]
    if need.hint:
        lines.append(f"    hint: {need.hint}\n")
    if not need.brief:
        lines += [f"    {spot.where}: {spot.detail}{f' – {spot.hint}' if spot.hint else ''}\n" for spot in need.spots]
    return "".join(lines)

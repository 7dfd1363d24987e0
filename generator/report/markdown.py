"""The report as Markdown, to be pasted into an issue: a list to tick off, with links into the repository's editor."""

import re
from collections.abc import Sequence

from generator.model import Settings
from generator.report.records import GROUPS, Need, Spot
from generator.site import forge

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~$]")
# @name calls somebody, and #12 or GH-12 names an issue, wherever it stands in a text.
_CALL = re.compile(r"(?:(?<=@)|(?<=#)|(?<=GH-))(?=\w)")


def dump(found: Sequence[Need], settings: Settings) -> str:
    """The needs as Markdown; one sentence where there are none."""
    groups = []
    for who, heading in GROUPS.items():
        blocks = [_block(need, settings) for need in found if need.who == who]
        if blocks:
            groups += [f"## {heading}\n", *blocks]
    return "\n".join(groups) or "Nothing needs attention.\n"


def _block(need: Need, settings: Settings) -> str:
    brief = f": {need.brief}" if need.brief else ""
    parts = [f"### {need.count:,} {_escaped(need.what + brief)}\n"]
    if need.hint:
        parts.append(f"{_escaped(need.hint[0].upper() + need.hint[1:])}.\n")
    if not need.brief:
        parts.append("".join(_item(spot, settings) for spot in need.spots))
    return "\n".join(parts)


def _item(spot: Spot, settings: Settings) -> str:
    hint = f" – {spot.hint}" if spot.hint else ""
    return f"- [ ] {_link(spot, settings)} {_escaped(' '.join((spot.detail + hint).split()))}\n"


def _link(spot: Spot, settings: Settings) -> str:
    """The place, linked to where the file is edited if the repository is known and the file is in it."""
    place = f"`{spot.file}:{spot.line}`"
    mend = forge.addresses(settings.repository, settings.branch, spot.file)
    if not mend or spot.file.startswith("/") or ":" in spot.file:
        return place
    return f"[{place}]({mend.edit}#L{spot.line})"


def _escaped(text: str) -> str:
    """The text so that it stands in a page as it is, and calls nobody."""
    return _CALL.sub("<!-- -->", _MARKUP.sub(r"\\\g<0>", text))

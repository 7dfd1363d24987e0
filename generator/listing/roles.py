"""Which line of a listing plays which role: the cheapest way through all its lines (Viterbi's algorithm).

A line that does not look like its role costs, and so does a poster without one of its lines. What a line is then
follows from all of its neighbours, and time grows with the number of lines.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum, auto

from generator.listing.evidence import Evidence, balance
from generator.listing.habits import Habits
from generator.listing.lines import Line
from generator.listing.traits import MAX_HEADING, Traits


class Role(IntEnum):
    """What a line is: first those of a session's head, then those of a poster."""

    START = auto()
    LABEL = auto()
    SESSION = auto()
    ROOM = auto()
    NOTE = auto()  # in the head, and none of these
    TITLE = auto()
    AUTHORS = auto()
    ABSTRACT = auto()
    MORE = auto()  # a further paragraph of the abstract
    ALONE = auto()  # an abstract whose title and authors are unknown
    END = auto()


HEAD = frozenset({Role.LABEL, Role.SESSION, Role.ROOM, Role.NOTE})
PROSE = frozenset({Role.ABSTRACT, Role.MORE, Role.ALONE})
POSTER = PROSE | {Role.TITLE, Role.AUTHORS}

NO_TITLE = 6.0
NO_AUTHORS = 5.0
NO_ABSTRACT = 2.5
NO_POSTERS = 3.0
NEW_SESSION = 5.0
NO_BREAK = 6.0
WRONG_BREAK = 5.0
NEVER = float("inf")

Steps = Mapping[Role, Mapping[Role, float]]
Costs = Mapping[Role, float]


def assign(
    lines: Sequence[Line], traits: Sequence[Traits], habits: Habits, evidence: Sequence[tuple[Evidence, ...]]
) -> list[Role]:
    """Give each line its role."""
    steps = _steps(habits)
    inside, between = _with_breaks(steps, 0.0, NO_BREAK), _with_breaks(steps, WRONG_BREAK, 0.0)
    totals: Costs = {Role.START: 0.0}
    origins: list[dict[Role, Role]] = []
    for line, look, facts in zip(lines, traits, evidence, strict=True):
        if habits.break_gap:
            steps = between if habits.is_break(line) else inside
        totals, origin = _advance(totals, steps, _costs(look, habits, facts))
        origins.append(origin)
    return _way_back(min(totals, key=lambda role: totals[role] + steps[Role.END].get(role, NEVER)), origins)


def _advance(totals: Costs, steps: Steps, costs: Costs) -> tuple[dict[Role, float], dict[Role, Role]]:
    """Go one line on: the cheapest total for each role of the line, and the role before it on that way."""
    new: dict[Role, float] = {}
    origin: dict[Role, Role] = {}
    for role, cost in costs.items():
        best = NEVER
        for previous, step in steps[role].items():
            if previous in totals and totals[previous] + step < best:
                best, origin[role] = totals[previous] + step, previous
        if best < NEVER:
            new[role] = best + cost
    return new, origin


def _way_back(role: Role, origins: Sequence[Mapping[Role, Role]]) -> list[Role]:
    roles: list[Role] = []
    for origin in reversed(origins):
        roles.append(role)
        role = origin[role]
    return roles[::-1]


def _steps(habits: Habits) -> Steps:
    """Return for each role the roles that may stand before it, and what that costs."""
    no_abstract = NO_ABSTRACT if habits.abstracts else 0.0
    prose = dict.fromkeys(PROSE, 0.0)
    poster = {**prose, Role.AUTHORS: no_abstract, Role.TITLE: NO_AUTHORS + no_abstract}
    head = dict.fromkeys(HEAD, 0.0)
    return {
        Role.LABEL: {Role.START: 0.0, Role.NOTE: 0.0, **_dearer(poster, NEW_SESSION - 1)},
        Role.SESSION: {Role.START: 0.0, Role.LABEL: -2.0, Role.NOTE: 0.0, **_dearer(poster, NEW_SESSION)},
        Role.ROOM: {Role.SESSION: 0.0, Role.LABEL: 3.0, Role.START: 3.0, Role.NOTE: 0.0},
        Role.NOTE: {Role.START: 0.0, **head},
        Role.TITLE: {Role.START: 1.0, **head, Role.LABEL: 2.0, **poster},
        Role.AUTHORS: {**_dearer({Role.START: 1.0, **head, **poster}, NO_TITLE), Role.TITLE: 0.0},
        Role.ABSTRACT: {Role.AUTHORS: 0.0, Role.TITLE: NO_AUTHORS},
        Role.MORE: prose,
        Role.ALONE: {**prose, **_dearer(head, 1.0), Role.START: 4.0},
        Role.END: {**poster, **_dearer(head, NO_POSTERS)},
    }


def _with_breaks(steps: Steps, in_poster: float, between_posters: float) -> Steps:
    """Add what a blank line, or none, costs; a head may have any, and prose below prose is judged by its evidence."""
    return {
        role: {
            previous: cost + (in_poster if _is_joint(previous, role) else between_posters)
            if previous in POSTER and not (previous in PROSE and role in PROSE)
            else cost
            for previous, cost in befores.items()
        }
        for role, befores in steps.items()
    }


def _is_joint(previous: Role, role: Role) -> bool:
    return role is Role.ABSTRACT or (previous is Role.TITLE and role is Role.AUTHORS)


def _dearer(costs: Costs, by: float) -> dict[Role, float]:
    return {role: cost + by for role, cost in costs.items()}


def _costs(look: Traits, habits: Habits, evidence: Sequence[Evidence]) -> Costs:
    """Return what each role costs for a line that looks like this."""
    weight = balance(evidence)
    costs = {
        Role.TITLE: _title(look),
        Role.AUTHORS: _authors(look, habits),
        Role.ABSTRACT: _abstract(look),
        Role.MORE: _more(look) + max(0.0, -weight),
        Role.ALONE: _abstract(look) + 2 + max(0.0, weight),
    }
    if look.width <= 2 * MAX_HEADING:
        costs |= _head_costs(look)
    return costs


def _head_costs(look: Traits) -> dict[Role, float]:
    prose = max(0.0, look.width - 80) / 10 + 4 * look.full_stop + 8 * look.is_list
    session = 0.0 if look.is_session else 4.0 + 4 * look.is_time + 3 * look.is_room
    room = 6.0 if look.is_session or look.is_time else 1.5 * (not look.is_room)
    note = 0.5 if look.is_time else 4.5
    costs = {Role.SESSION: session + prose, Role.ROOM: room + prose, Role.NOTE: note + prose}
    return costs | {Role.LABEL: 0.0} if look.is_label else costs


def _title(look: Traits) -> float:
    names = {"dots": 6.0, "marks": 6.0, "commas": 1.0, "": 0.0}[look.byline.separator] * look.byline.likeness
    prose = 4 * look.full_stop + 3 * min(look.stops, 4) + 3 * look.address + look.is_lower
    return max(0.0, look.width - 200) / 20 + prose + names + 4 * look.is_session


def _authors(look: Traits, habits: Habits) -> float:
    byline = look.byline
    unlike = 1 - byline.likeness
    heading = 4 * (look.is_room or look.is_session or look.is_label)
    if byline.separator in ("dots", "marks"):
        return (14 if byline.separator == "dots" else 14.5) * unlike + heading * unlike
    if byline.separator == "commas":
        return 1 + 10 * unlike + 3 * (habits.separator in ("dots", "marks")) + 3 * look.stops + 2 * look.full_stop
    prose = 6 * (look.ends and unlike > 0) + max(0.0, look.width - 60) / 10 + 3 * look.stops
    return 1 + 6 * unlike + prose + heading + 3 * look.address


def _abstract(look: Traits) -> float:
    return max(0.0, 200 - look.width) / 50 + _unfinished(look, 4.0) + _names_in_prose(look)


def _more(look: Traits) -> float:
    unfinished = 0.0 if look.further else _unfinished(look, 2.5)
    return 2 + max(0.0, 200 - look.width) / 150 + unfinished + _names_in_prose(look)


def _unfinished(look: Traits, cost: float) -> float:
    if look.ends or look.address:
        return 0.0
    return cost if look.width < 300 else 0.5


def _names_in_prose(look: Traits) -> float:
    return {"dots": 8.0, "marks": 8.0, "commas": 3.0, "": 0.0}[look.byline.separator] * look.byline.likeness

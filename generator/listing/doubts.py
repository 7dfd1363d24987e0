"""What the reader of a text listing was not sure of: the line, what it was taken for, and why."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.errors import Place, SourceError
from generator.listing.evidence import Evidence, balance
from generator.listing.habits import PROSE as PROSE_WIDTH
from generator.listing.habits import Habits
from generator.listing.judge import Block, Judged, Judgement, Poster, first
from generator.listing.lines import Line
from generator.listing.roles import PROSE, Role

SURE = 8.0  # from this balance on a paragraph cannot be mistaken
SHORT = 60.0
QUOTED = 80

_ALONE = "an abstract without title and authors"
_FURTHER = "a further paragraph of the abstract above"
_ALONE_HINT = (
    "if it is a further paragraph, join it to the line above; "
    "if its title and authors are known, type them on two lines above it"
)
_FURTHER_HINT = "if it is the abstract of another poster, type that one's title and authors on two lines above it"
_AUTHORS_HINT = "type the authors on one line below the title, with '⋅' between the names"


def find_doubts(judgement: Judgement, path: Path) -> Iterator[SourceError]:
    """Yield a warning for each line that could have been read in another way or was not used, in their order."""
    for block in judgement.blocks:
        for line, message, hint in sorted(_of_block(block, judgement.habits), key=lambda doubt: doubt[0].number):
            yield SourceError(message, Place(path, line.number), hint, "warning")


Doubt = tuple[Line, str, str]


def _of_block(block: Block, habits: Habits) -> Iterator[Doubt]:
    yield from _of_head(block)
    for number, poster in enumerate(block.posters, 1):
        yield from _of_shape(poster, number, habits)
        for each in poster:
            if each.role in (Role.ALONE, Role.MORE):
                yield from _of_prose(each, number)
            elif each.role is Role.AUTHORS:
                yield from _of_authors(each, number, habits)
            else:
                yield from _of_looks(each, number)


def _of_head(block: Block) -> Iterator[Doubt]:
    session, label = first(block.head, Role.SESSION), first(block.head, Role.LABEL)
    used = (session, first(block.head, Role.ROOM)) if block.posters else ()
    why = "" if block.posters else ": no poster follows it"
    for each in block.head:
        if each.role is Role.LABEL or each in used:
            continue
        yield each.line, f"line in the head of a session not used: {_quote(each.line)}{why}", "delete it in the listing"
    if not block.posters:
        return
    if session is None:
        hint = "type the session's title on a line above its first poster"
        yield block.first_line(), "no line found that names the session", hint
    elif not label and not session.look.is_session:
        message = "line taken for the title of a session: it is short and neither authors nor an abstract follow it"
        yield session.line, message, "type a line 'Session' above the session's title to make it sure"


def _of_shape(poster: Poster, number: int, habits: Habits) -> Iterator[Doubt]:
    line, roles = poster[0].line, {each.role for each in poster}
    if Role.TITLE in roles and Role.AUTHORS not in roles:
        yield line, f"line taken for a title without authors (poster {number}): no names follow it", _AUTHORS_HINT
    if Role.AUTHORS in roles and Role.TITLE not in roles:
        message = f"line taken for authors without a title (poster {number}): no title stands above it"
        yield line, message, "type the poster's title on a line above it"
    if habits.abstracts and not roles & PROSE:
        hint = "type the abstract on a line below the authors, if there is one"
        yield line, f"no abstract found for this title (poster {number})", hint


def _of_prose(judged: Judged, number: int) -> Iterator[Doubt]:
    alone, further = f"{_ALONE} (poster {number})", f"{_FURTHER} (poster {number})"
    if judged.role is Role.ALONE and not judged.evidence:
        message = f"line taken for {alone}: it is prose, and neither stands above it"
        yield judged.line, message, "type its title and its authors on two lines above it, if they are known"
    elif judged.role is Role.ALONE:
        yield judged.line, _two_readings(alone, _FURTHER, judged.evidence, -1), _ALONE_HINT
    elif judged.look.width >= PROSE_WIDTH:
        if balance(judged.evidence) < SURE:
            yield judged.line, _two_readings(further, _ALONE, judged.evidence, 1), _FURTHER_HINT
    elif not (judged.look.ends or judged.look.address or judged.look.further):
        message = f"short line taken for {further}: no authors follow it; it could also be a title"
        yield judged.line, message, "if it is a title, type its authors on a line below it"


def _two_readings(taken_for: str, other: str, evidence: Sequence[Evidence], sign: int) -> str:
    """Say what a line was taken for and what else it could be; `sign` tells whose evidence is positive."""
    ranked = sorted(evidence, key=lambda item: -abs(item.weight))
    reasons = " and ".join(item.fact for item in ranked if item.weight * sign > 0) or "nothing speaks against it"
    doubts = " and ".join(item.fact for item in ranked if item.weight * sign < 0)
    return f"line taken for {taken_for}: {reasons}; it could also be {other}" + (f": {doubts}" if doubts else "")


def _of_authors(judged: Judged, number: int, habits: Habits) -> Iterator[Doubt]:
    byline = judged.look.byline
    if byline.likeness < 0.75:
        what, like = ("authors", "names") if byline.separator else ("the only author", "a full name")
        message = f"line taken for {what} (poster {number}): it follows a title, but does not look like {like}"
        yield judged.line, message, _AUTHORS_HINT
    elif byline.separator == "commas" and habits.separator not in ("commas", ""):
        message = f"line taken for authors between commas (poster {number}): other posters have another separator"
        yield judged.line, message, _AUTHORS_HINT


def _of_looks(judged: Judged, number: int) -> Iterator[Doubt]:
    look = judged.look
    if judged.role is Role.TITLE and (look.is_list or (look.full_stop and look.width >= PROSE_WIDTH)):
        like = "authors" if look.is_list else "an abstract"
        message = f"line taken for a title (poster {number}): authors follow it, though it looks like {like}"
        yield judged.line, message, "if it is none, type the poster's title on a line of its own above the authors"
    elif judged.role is Role.ABSTRACT and look.width < SHORT and not look.ends:
        message = f"short line taken for an abstract (poster {number}): it follows authors; it could also be a title"
        yield judged.line, message, "if it is a title, type its authors on a line below it"


def _quote(line: Line) -> str:
    return f"'{line.text}'" if len(line.text) <= QUOTED else f"'{line.text[:QUOTED]}...'"

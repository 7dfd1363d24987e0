"""The fields of a session, content/sessions/ID.yaml."""

from generator.content import kinds
from generator.content.fields import Field, Table
from generator.content.schema.boardmap import EXAMPLE_GRID, MAP
from generator.content.schema.former import formerly

SESSION: Table = (
    Field(name="title", kind=kinds.LINE, help="The session's title.", example="Poster Session 2", required=True),
    Field(name="room", kind=kinds.LINE, help="Where it takes place.", example="Evergreen Ballroom"),
    Field(
        name="start",
        kind=kinds.MOMENT,
        help="When it begins, with the offset from UTC.",
        example="2026-05-19T17:00-07:00",
    ),
    Field(name="end", kind=kinds.MOMENT, help="When it ends.", example="2026-05-19T19:00-07:00"),
    Field(
        name="listing",
        kind=kinds.LINE,
        help="The file that the session was imported from.",
        example="content/listings/poster-session-2.txt",
    ),
    Field(
        name="short",
        kind=kinds.SLUG,
        help="What tells it apart in short addresses, such as p/tue-12.html; never change it once signs are printed.",
        example="tue",
    ),
    Field(
        name="map",
        kind=MAP,
        help="Where the boards stand: rows of them, or places on a floor plan.",
        example="\n  grid:" + "".join(f"\n    - {row}" for row in EXAMPLE_GRID),
    ),
    formerly("Former names of this file, without .yaml, so that old addresses go on working."),
)

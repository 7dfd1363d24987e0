"""The fields of each content file: one table a file, from which files are read, explained and checked in editors.

A table of our own and not pydantic: importing pydantic alone takes 54 ms, half of what a whole build may take.
"""

import json
import re
from typing import Any

from generator.content import fields, kinds, yamlfile
from generator.content.fields import Faults, Field, Kind, KindError, Schema, Table
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError

UNDISCLOSED = "undisclosed"
LINKS = ("paper", "code", "poster", "video", "slides", "project")


def _read_author(node: Node, name: str, faults: Faults) -> dict[str, Any] | None:
    if isinstance(node, yamlfile.Mapping):
        return fields.read_fields(node, AUTHOR, faults)
    value = kinds.LINE.read(node, name, faults)
    return None if value is None else {"name": value}


def _read_macros(node: Node, name: str, faults: Faults) -> dict[str, str] | None:
    if not isinstance(node, yamlfile.Mapping):
        hint = "write macros: {sys: BOute} to have BOute for \\sys"
        faults.append(SourceError("'macros' must have names and what they stand for", node.place, hint))
        return None
    macros = {}
    for macro, value in node.fields.items():
        if not re.fullmatch("[A-Za-z]+", macro):
            message = f"'{macro}' cannot be a macro's name"
            faults.append(SourceError(message, node.keys[macro], "use letters only and no backslash, such as sys"))
        elif isinstance(value, Scalar):
            macros[macro] = value.text
        else:
            faults.append(SourceError(f"'{macro}' must be text", value.place, f"write {macro}: BOute"))
    return macros


def _read_theme(value: str) -> str:
    if not kinds.is_slug(value):
        raise KindError("the name of a folder in themes/", "wayfinder")
    return value


def _read_branch(value: str) -> str:
    if not kinds.fits(r"[\w./-]{1,100}", value):
        raise KindError("the name of a branch", "main")
    return value


def _site_address(value: str) -> str:
    address = kinds.web_address(value)
    if re.search(r"[?#]", address):
        raise KindError("a web address without ? and #", "https://example.org/posters/")
    return address.rstrip("/") + "/"


def read_url(value: str) -> str:
    """The site's address with its slash at the end; ValueError where it is no absolute http address."""
    try:
        return _site_address(value)
    except KindError as wrong:
        raise ValueError(f"the address must be {wrong.must}, such as {wrong.hint}") from wrong


_LINE, _SLUG = kinds.LINE, kinds.SLUG
_PERSON_FIELDS: Table = (
    Field(name="affiliation", kind=_LINE, help="Where this person works.", example="Example University"),
    Field(name="orcid", kind=kinds.ORCID, help="The ORCID iD.", example="0000-0002-1825-0097"),
    Field(name="url", kind=kinds.ADDRESS, help="The person's own page.", example="https://example.org/ada"),
)
AUTHOR: Table = (
    Field(name="name", kind=_LINE, help="The name as it is to be shown.", example="Ada Lovelace", required=True),
    *_PERSON_FIELDS,
)
_AUTHOR = Kind(_read_author, {"anyOf": [kinds.LINE.schema, fields.table_schema(AUTHOR)]})

IMAGE: Table = (
    Field(name="file", kind=kinds.IMAGE, help="A picture in content/files/.", example="beam.png", required=True),
    Field(
        name="alt",
        kind=_LINE,
        help="What the picture shows, for those who do not see it.",
        example="Energy against latency, for three schedulers",
        required=True,
    ),
)
LINK: Table = tuple(
    Field(name=name, kind=kinds.TARGET, help=help_, example=example)
    for name, help_, example in (
        ("paper", "The paper: a web address or a file in content/files/.", "https://example.org/paper.pdf"),
        ("code", "The code.", "https://github.com/OWNER/NAME"),
        ("poster", "The poster itself: a web address or a file in content/files/.", "beam-poster.pdf"),
        ("video", "A recording.", "https://example.org/video"),
        ("slides", "The slides.", "https://example.org/slides.pdf"),
        ("project", "The project's page.", "https://example.org/project"),
    )
)

POSTER: Table = (
    Field(
        name="title",
        kind=_LINE,
        help="The title; LaTeX and Markdown may stand in it.",
        example='"BEAM: Joint Resource-Power Optimization"',
    ),
    Field(name="session", kind=_SLUG, help="The session's id.", example="poster-session-2"),
    Field(name="number", kind=kinds.NUMBER, help="The place in the published listing.", example="12"),
    Field(name="board", kind=_LINE, help="Where the poster hangs.", example="B-07"),
    Field(
        name="authors",
        kind=fields.list_of(_AUTHOR, ("Ada Lovelace", UNDISCLOSED)),
        help="The authors in their order; 'undisclosed' keeps a place without naming it.",
        example="[Ada Lovelace, undisclosed]",
    ),
    Field(
        name="abstract",
        kind=kinds.TEXT,
        help="The abstract, in Markdown and LaTeX; below 'abstract: >-', each line indented.",
        example="We present a poster.",
    ),
    Field(
        name="tldr",
        kind=_LINE,
        help="One sentence for a reader with ten seconds.",
        example="Half the energy for the same latency.",
    ),
    Field(
        name="keywords",
        kind=fields.list_of(_LINE, ("scheduling", "energy")),
        help="What to find the poster by.",
        example="[scheduling, energy]",
    ),
    Field(
        name="links",
        kind=fields.record(LINK),
        help="What goes with the poster: web addresses, or files in content/files/.",
        example="{code: https://github.com/OWNER/NAME}",
    ),
    Field(
        name="image",
        kind=fields.record(IMAGE),
        help="A picture, and what it shows.",
        example="{file: beam.png, alt: Energy against latency}",
    ),
    Field(name="award", kind=_LINE, help="A prize that the poster won.", example="Best Poster"),
    Field(name="doi", kind=kinds.DOI, help="The paper's DOI.", example="10.1145/3694715.3695960"),
    Field(
        name="macros",
        kind=Kind(_read_macros, {"type": "object", "additionalProperties": kinds.LINE.schema}),
        help="LaTeX macros of your own that stand in the title or the abstract, without their backslash.",
        example="{sys: BOute}",
    ),
    Field(name="withdrawn", kind=kinds.BOOLEAN, help="True where the poster is not shown after all.", example="true"),
    Field(
        name="formerly",
        kind=fields.list_of(_SLUG, ("its-old-id",)),
        help="Former names of this file, without .yaml, so that old addresses go on working.",
        example="[its-old-id]",
    ),
)

SESSION: Table = (
    Field(name="title", kind=_LINE, help="The session's title.", example="Poster Session 2", required=True),
    Field(name="room", kind=_LINE, help="Where it takes place.", example="Evergreen Ballroom"),
    Field(
        name="start",
        kind=kinds.MOMENT,
        help="When it begins, with the offset from UTC.",
        example="2026-05-19T17:00-07:00",
    ),
    Field(name="end", kind=kinds.MOMENT, help="When it ends.", example="2026-05-19T19:00-07:00"),
    Field(
        name="listing",
        kind=_LINE,
        help="The file that the session was imported from.",
        example="content/listings/poster-session-2.txt",
    ),
)

PERSON: Table = (
    Field(name="name", kind=_LINE, help="The name as it is to be shown.", example="Wei Wang", required=True),
    Field(
        name="also",
        kind=fields.list_of(_LINE, ("W. Wang",)),
        help="Other spellings on posters that are this person too.",
        example="[W. Wang]",
    ),
    Field(
        name="posters",
        kind=fields.list_of(_SLUG, ("a-poster-id",)),
        help="Only on these posters is the name this person; for two people of one name.",
        example="[a-poster-id]",
    ),
    Field(name="id", kind=_SLUG, help="The name of the person's page.", example="wei-wang-delft"),
    Field(
        name="formerly",
        kind=fields.list_of(_SLUG, ("its-old-id",)),
        help="Former names of the person's page, so that old addresses go on working.",
        example="[w-wang]",
    ),
    Field(
        name="sort_as",
        kind=_LINE,
        help="The family name, and after a comma the given one, to sort by.",
        example="Wang, Wei",
    ),
    *_PERSON_FIELDS,
)

SITE: Table = (
    Field(
        name="name",
        kind=_LINE,
        help="The conference's name; without it the site carries the session's title.",
        example="Example Conference 2026",
    ),
    Field(
        name="url",
        kind=fields.scalar(_site_address, kinds.ADDRESS.schema),
        help="Where the site will stand; without it no absolute address is written.",
        example="https://example.org/posters/",
    ),
    Field(
        name="domain",
        kind=kinds.DOMAIN,
        help="A domain of your own on GitHub Pages; it is written to CNAME.",
        example="posters.example.org",
    ),
    Field(
        name="repository",
        kind=kinds.REPOSITORY,
        help="Where authors mend their posters; pages then link to their file there.",
        example="https://github.com/OWNER/NAME",
    ),
    Field(
        name="branch",
        kind=fields.scalar(_read_branch, {"type": "string"}),
        help="The branch that those links lead to; main unless said otherwise.",
        example="main",
    ),
    Field(
        name="theme",
        kind=fields.scalar(_read_theme, {"type": "string"}),
        help="How the site looks; wayfinder unless said otherwise.",
        example="wayfinder",
    ),
    Field(name="dates", kind=_LINE, help="When the conference takes place, in words.", example="19-22 May 2026"),
    Field(name="venue", kind=_LINE, help="Where it takes place.", example="Example City"),
)

TABLES: dict[str, Table] = {"site": SITE, "session": SESSION, "poster": POSTER, "people": PERSON}


def json_schema(kind: str) -> Schema:
    """The JSON Schema of a content file: `site`, `session`, `poster` or `people`."""
    schema = fields.table_schema(TABLES[kind])
    if kind == "people":
        schema = {"type": "array", "items": schema}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"{kind}.yaml", **schema}


def schema_files() -> dict[str, bytes]:
    """The JSON Schemas for editors: the path below the root, and what the file holds."""
    return {
        f"content/schema/{kind}.json": (json.dumps(json_schema(kind), ensure_ascii=False, indent=1) + "\n").encode()
        for kind in TABLES
    }

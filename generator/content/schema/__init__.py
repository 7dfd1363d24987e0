"""The fields of each content file: one table a file, from which files are read, explained and checked in editors.

A table of our own and not pydantic: importing pydantic alone takes 54 ms, half of what a whole build may take.
"""

import json

from generator.content import fields
from generator.content.fields import Schema, Table
from generator.content.schema.page import PAGE
from generator.content.schema.people import PERSON
from generator.content.schema.poster import LINKS, POSTER, UNDISCLOSED
from generator.content.schema.session import SESSION
from generator.content.schema.site import SITE, read_url

__all__ = ["LINKS", "PAGE", "PERSON", "POSTER", "SESSION", "SITE", "TABLES", "UNDISCLOSED"]
__all__ += ["json_schema", "read_url", "schema_files"]

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

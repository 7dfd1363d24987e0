"""The fields of a person: an entry of content/people.yaml, or a place in a poster's author list."""

import re

from generator.content import kinds, limits, shapes
from generator.content.fields import FOUND, Faults, Field, Kind, Slot, Table
from generator.content.schema.former import formerly
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError
from generator.words import shortened

_BETWEEN = re.compile(r"[,;]|\s(?:and|&)\s")
# What may stand behind a comma in one person's name.
_SUFFIX = re.compile(r",\s*(?:Jr|Sr|I{2,3}|IV|V|Ph\.?\s?D|M\.?D)\.?$", re.IGNORECASE)


def _read_name(node: Node, slot: Slot, faults: Faults) -> str | None:
    if isinstance(node, Scalar) and _BETWEEN.search(node.text) and _BETWEEN.search(_SUFFIX.sub("", node.text)):
        message = f"'{shortened(node.text, FOUND)}' looks like more than one author"
        hint = "write each author on a line of its own, the given name first, without commas"
        faults.append(SourceError(message, node.place, hint, "warning"))
    name: str | None = kinds.LINE.read(node, slot, faults)
    return name


NAME = Kind(_read_name, kinds.LINE.schema)

_TOLD: Table = (
    Field(name="affiliation", kind=kinds.LINE, help="Where this person works.", example="Example University"),
    Field(name="orcid", kind=kinds.ORCID, help="The ORCID iD.", example="0000-0002-1825-0097"),
    Field(name="url", kind=kinds.ADDRESS, help="The person's own page.", example="https://example.org/ada"),
)

AUTHOR: Table = (
    Field(name="name", kind=NAME, help="The name as it is to be shown.", example="Ada Lovelace", required=True),
    *_TOLD,
)

PERSON: Table = (
    Field(name="name", kind=kinds.LINE, help="The name as it is to be shown.", example="Wei Wang", required=True),
    Field(
        name="also",
        kind=shapes.list_of(kinds.LINE, "W. Wang", most=limits.MAX_SPELLINGS),
        help="Other spellings on posters that are this person too.",
        example="[W. Wang]",
    ),
    Field(
        name="posters",
        kind=shapes.list_of(kinds.SLUG, "a-poster-id"),
        help="Only on these posters is the name this person; for two people of one name.",
        example="[a-poster-id]",
    ),
    Field(name="id", kind=kinds.SLUG, help="The name of the person's page.", example="wei-wang-delft"),
    formerly("Former names of the person's page, so that old addresses go on working."),
    Field(
        name="sort_as",
        kind=kinds.LINE,
        help="The family name, and after a comma the given one, to sort by.",
        example="Wang, Wei",
    ),
    *_TOLD,
)

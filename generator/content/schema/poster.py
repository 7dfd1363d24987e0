"""The fields of a poster, content/posters/SESSION/ID.yaml."""

import re

from generator.content import fields, kinds, limits, shapes, yamlfile
from generator.content.fields import Faults, Field, Kind, Slot, Table
from generator.content.schema.former import formerly
from generator.content.schema.people import AUTHOR, NAME
from generator.content.yamlfile import Node, Scalar
from generator.errors import SourceError
from generator.words import shortened

UNDISCLOSED = "undisclosed"

_LINK: Table = tuple(
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
LINKS = tuple(field.name for field in _LINK)

_IMAGE: Table = (
    Field(name="file", kind=kinds.IMAGE, help="A picture in content/files/.", example="beam.png", required=True),
    Field(
        name="alt",
        kind=kinds.LINE,
        help="What the picture shows, for those who do not see it.",
        example="Energy against latency, for three schedulers",
        required=True,
    ),
)


def _read_macros(node: Node, slot: Slot, faults: Faults) -> dict[str, str] | None:
    if not isinstance(node, yamlfile.Mapping):
        hint = "write macros: {sys: BOute} to have BOute for \\sys"
        faults.append(SourceError(f"{slot.label} must have names and what they stand for", node.place, hint))
        return None
    if len(node.fields) > limits.MAX_MACROS:
        first = list(node.fields.values())[limits.MAX_MACROS]
        faults.append(shapes.too_many(slot, len(node.fields), limits.MAX_MACROS, first))
        return None
    macros = {}
    for macro, value in node.fields.items():
        if not re.fullmatch("[A-Za-z]+", macro):
            message = f"'{shortened(macro, fields.FOUND)}' cannot be a macro's name"
            faults.append(SourceError(message, node.keys[macro], "use letters only and no backslash, such as sys"))
        elif isinstance(value, Scalar):
            macros[macro] = value.text
        else:
            faults.append(SourceError(f"'{macro}' must be text", value.place, f"write {macro}: BOute"))
    return macros


_MACROS = Kind(
    _read_macros,
    {"type": "object", "additionalProperties": kinds.LINE.schema, "maxProperties": limits.MAX_MACROS},
)

POSTER: Table = (
    Field(
        name="title",
        kind=kinds.LINE,
        help="The title; LaTeX and Markdown may stand in it.",
        example='"BEAM: Joint Resource-Power Optimization"',
    ),
    Field(name="session", kind=kinds.SLUG, help="The session's id.", example="poster-session-2"),
    Field(name="number", kind=kinds.NUMBER, help="The place in the published listing.", example="12"),
    Field(name="board", kind=kinds.LINE, help="Where the poster hangs.", example="B-07"),
    Field(
        name="authors",
        kind=shapes.list_of(shapes.either(NAME, AUTHOR, "name"), "Ada Lovelace", UNDISCLOSED, most=limits.MAX_AUTHORS),
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
        kind=kinds.LINE,
        help="One sentence for a reader with ten seconds.",
        example="Half the energy for the same latency.",
    ),
    Field(
        name="keywords",
        kind=shapes.list_of(kinds.LINE, "scheduling", "energy", most=limits.MAX_KEYWORDS),
        help="What to find the poster by.",
        example="[scheduling, energy]",
    ),
    Field(
        name="links",
        kind=shapes.record(_LINK),
        help="What goes with the poster: web addresses, or files in content/files/.",
        example="{code: https://github.com/OWNER/NAME}",
    ),
    Field(
        name="image",
        kind=shapes.record(_IMAGE),
        help="A picture, and what it shows.",
        example="{file: beam.png, alt: Energy against latency}",
    ),
    Field(name="award", kind=kinds.LINE, help="A prize that the poster won.", example="Best Poster"),
    Field(name="doi", kind=kinds.DOI, help="The paper's DOI.", example="10.1145/3694715.3695960"),
    Field(name="pages", kind=kinds.LINE, help="Its pages in the publication.", example="12-25"),
    Field(
        name="bibtex",
        kind=kinds.BIBTEX,
        help="Your own BibTeX entry, used as it is; without it one is made.",
        example="|-\n  @inproceedings{beam, title = {BEAM}}",
    ),
    Field(
        name="macros",
        kind=_MACROS,
        help="LaTeX macros of your own that stand in the title or the abstract, without their backslash.",
        example="{sys: BOute}",
    ),
    Field(name="withdrawn", kind=kinds.BOOLEAN, help="True where the poster is not shown after all.", example="true"),
    formerly("Former names of this file, without .yaml, so that old addresses go on working."),
)

"""Notes as OpenReview exports them: `content.title` in its first version, `content.title.value` in its second."""

from collections.abc import Mapping

from generator.errors import Place
from generator.listing.jsonfile.located import ANY, Document
from generator.listing.rows import materials
from generator.listing.rows.notes import Notes
from generator.listing.rows.presentations import Presentation, posters
from generator.listing.rows.row import Row
from generator.listing.rows.values import fields, is_filled, items, person, text, texts, words

SITE = "https://openreview.net/"

_USED = words("title authors abstract keywords venue venueid decision pdf")
_NOT_ACCEPTED = ("submitted to", "/rejected", "/withdrawn", "/desk_rejected", "/submission")


def fits(value: object) -> bool:
    """Whether a JSON value is such an export: a list of notes, or an answer of the service with one."""
    notes = items(fields(value).get("notes")) or items(value)
    return any("title" in fields(fields(note).get("content")) for note in notes)


def rows(document: Document) -> list[Row]:
    """The posters of the export: submissions, without reviews, comments and what is not accepted."""
    path = ("notes", ANY) if fields(document.value) else (ANY,)
    found = []
    for place, note in document.records(*path):
        content = {name: _value(value) for name, value in fields(note.get("content")).items()}
        if note.get("replyto") or "title" not in content or not {"authors", "abstract"} & content.keys():
            document.notes.note("a note that is no submission is left out, such as a review or a comment", place)
        else:
            found.append(_presentation(place, note, content, document.notes))
    return posters(found, document.notes)


def _value(value: object) -> object:
    return fields(value).get("value", value)


def _presentation(
    place: Place, note: Mapping[str, object], content: Mapping[str, object], notes: Notes
) -> Presentation:
    for name, value in content.items():
        if name not in _USED and not materials.kind_of(name) and is_filled(value):
            notes.leave_out(f"content.{name}")
    venue = f"{text(content.get('venue'))} {text(content.get('venueid'))}".casefold()
    refused = any(sign in venue for sign in _NOT_ACCEPTED)
    decision = "rejected" if refused else f"{text(content.get('decision'))} {venue}"
    return Presentation(row=_row(place, note, content), decision=decision)


def _row(place: Place, note: Mapping[str, object], content: Mapping[str, object]) -> Row:
    authors = content.get("authors")
    return Row(
        place=place,
        title=text(content.get("title")),
        authors=[person(author) for author in items(authors)],
        abstract=text(content.get("abstract")),
        key=text(note.get("forum")) or text(note.get("id")),
        keywords=texts(content.get("keywords")),
        links=[(kind, text(value)) for name, value in content.items() if (kind := materials.kind_of(name))],
        site=SITE,
    )

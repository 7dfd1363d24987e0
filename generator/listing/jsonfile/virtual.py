"""The `...-orals-posters.json` that the nips.cc family of conference sites publishes, and its file of abstracts.

{"count": 2, "next": null, "results": [{"id": 64822, "name": "A &amp; B", "authors": [{"fullname": ..,
 "institution": ..}], "eventtype": "Poster", "session": .., "starttime": "2026-07-08T16:30:00-07:00", ..}]}
{"64822": "We study ..."}
"""

from collections.abc import Iterator, Mapping

from generator.errors import Place
from generator.listing.jsonfile.located import ANY, Document
from generator.listing.rows import materials
from generator.listing.rows.notes import Notes
from generator.listing.rows.presentations import Presentation, posters
from generator.listing.rows.row import Row
from generator.listing.rows.values import fields, is_filled, items, person, text, texts, words

_USED = words(
    "id name authors abstract session poster_position starttime endtime room_name paper_url paper_pdf_url project_url "
    "poster_url slides_url video_url code_url github_url eventmedia "
    "topic keywords decision eventtype event_type visible "
    "parent_id parent related_events_ids related_events"
)
_LINKS = (
    "paper_url",
    "paper_pdf_url",
    "code_url",
    "github_url",
    "poster_url",
    "video_url",
    "slides_url",
    "project_url",
)


def fits(value: object) -> bool:
    """Whether a JSON value is such a file: a list of events, or results with one."""
    events = items(fields(value).get("results")) or items(value)
    first = fields(events[0]) if events else {}
    return "name" in first and "eventtype" in first


def is_abstracts(value: object) -> bool:
    """Whether a JSON value is the file of abstracts: texts by the ids of events."""
    found = fields(value)
    return bool(found) and all(key.isdigit() and isinstance(one, str) for key, one in found.items())


def rows(document: Document) -> list[Row]:
    """The posters of the file."""
    path = ("results", ANY) if fields(document.value) else (ANY,)
    events = list(document.records(*path))
    site = _site(document.value, events)
    found = []
    for place, event in events:
        _note_fields(event, document.notes)
        found.append(_presentation(_row(place, event, site, document.abstracts), event))
    return posters(found, document.notes)


def _site(value: object, events: list[tuple[Place, Mapping[str, object]]]) -> str:
    """The site that the file comes from, as its own addresses tell; "" where none does."""
    for address in (text(fields(value).get("next")), text(fields(value).get("previous"))):
        if materials.site_of(address):
            return materials.site_of(address)
    for _, event in events:
        own = [text(fields(author).get("url")) for author in items(event.get("authors"))]
        for address in (text(event.get("virtualsite_url")), *(one for one in own if "/api/" in one)):
            if materials.site_of(address):
                return materials.site_of(address)
    return ""


def _note_fields(event: Mapping[str, object], notes: Notes) -> None:
    for field, value in event.items():
        if field not in _USED and is_filled(value) and value is not False:
            notes.leave_out(field)


def _presentation(row: Row, event: Mapping[str, object]) -> Presentation:
    return Presentation(
        row=row,
        kind=text(event.get("eventtype")),
        decision=text(event.get("decision")),
        visible=event.get("visible") is not False,
        related=frozenset(texts(event.get("related_events_ids")) + texts(event.get("parent_id"))),
    )


def _row(place: Place, event: Mapping[str, object], site: str, abstracts: Mapping[str, str]) -> Row:
    key = text(event.get("id"))
    return Row(
        place=place,
        title=text(event.get("name")),
        authors=[person(author) for author in items(event.get("authors"))],
        abstract=text(event.get("abstract")) or abstracts.get(key, ""),
        key=key,
        board=text(event.get("poster_position")),
        keywords=list(_keywords(event)),
        links=list(_links(event)),
        site=site,
        session=text(event.get("session")),
        room=text(event.get("room_name")),
        start=text(event.get("starttime")),
        end=text(event.get("endtime")),
    )


def _keywords(event: Mapping[str, object]) -> Iterator[str]:
    """The keywords, and the topic with those above it: `Theory->Optimization`."""
    for one in texts(event.get("keywords")):
        yield from (word.strip() for word in one.replace(";", ",").split(","))
    for one in texts(event.get("topic")):
        yield from (word.strip() for word in one.split("->") if word.strip().casefold() != "other")


def _links(event: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The materials of the event's own fields, then those of its media, told by their type and name."""
    for field in _LINKS:
        yield materials.kind_of(field), text(event.get(field))
    for medium in map(fields, items(event.get("eventmedia"))):
        kind = materials.kind_of(text(medium.get("name")), text(medium.get("type")))
        if kind and medium.get("visible") is not False:
            yield kind, text(medium.get("uri")) or text(medium.get("file"))

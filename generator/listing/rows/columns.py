"""The fields of tables by their headers, in whatever case, order and spelling people give them."""

from collections.abc import Iterable, Mapping

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "paper title", "poster title", "submission title", "talk title", "title of paper"),
    "key": (
        "uid", "paper id", "submission id", "poster id", "pid", "id", "paper number", "submission number", "paper no",
        "paper", "submission", "number", "no", "#", "forum", "key",
    ),
    "authors": (
        "authors", "author names", "author list", "author(s)", "author", "all authors", "speakers/authors",
        "authors names", "authors in order", "names of authors", "presenters", "speakers", "speaker names",
    ),
    "first": ("first name", "given name", "first", "given names", "author first name", "forename"),
    "last": ("last name", "family name", "last", "surname", "author last name"),
    "affiliations": (
        "affiliations", "affiliation", "author affiliations", "author affiliation", "institutions", "institution",
        "author institutions", "organization", "organizations", "organisation", "organisations",
    ),
    "abstract": ("abstract", "abstract text", "paper abstract", "poster abstract", "description"),
    "keywords": ("keywords", "keyword", "key words", "author keywords", "topics", "topic", "tags"),
    "session": ("session", "sessions", "session name", "session title", "poster session", "session id"),
    "track": ("track", "track name", "tracks"),
    "room": ("room", "room name", "location", "hall"),
    "board": (
        "poster position", "board", "board number", "poster board", "poster number", "poster no", "board no",
        "board id", "stand", "position",
    ),
    "date": ("date", "day", "session date"),
    "start": ("start time", "start", "starttime", "session start", "begin", "starts", "time"),
    "end": ("end time", "end", "endtime", "session end", "ends"),
    "zone": ("timezone", "time zone", "tz"),
    "paper": ("paper url", "paper link", "paper pdf url", "paper pdf", "pdf url", "pdf link", "pdf", "openreview url"),
    "code": ("code url", "code link", "code", "github", "github url", "repository", "source code"),
    "poster": ("poster url", "poster link", "poster pdf", "poster file"),
    "video": ("video url", "video link", "video", "recording", "slideslive", "youtube", "presentation video"),
    "slides": ("slides url", "slides link", "slides"),
    "project": ("project url", "project page", "project", "project website", "website"),
    "decision": ("decision", "status", "final decision", "acceptance"),
    "kind": ("type", "eventtype", "event type", "presentation type", "presentation"),
    "visible": ("visible",),
    "page": ("virtualsite url", "virtualsite"),
}  # fmt: skip
LINKS = ("paper", "code", "poster", "video", "slides", "project")

EXPECTED = "expected a column 'Title' and one of 'Authors' or 'Abstract'"


def plain(header: str) -> str:
    """A header as it is compared: small letters and digits; '#' alone stays."""
    kept = "".join(sign for sign in header.casefold() if sign.isalnum())
    return kept or header.strip()


_RANKS = {
    plain(name): (field, rank) for field, names in FIELDS.items() for rank, name in reversed(list(enumerate(names)))
}


def find_columns(headers: Iterable[str]) -> dict[str, str]:
    """The header of each field that the table has; where two fit, the one that says it more plainly.

    'Name' is a poster's title where the authors stand elsewhere, as in the downloads of conference sites.
    """
    found: dict[str, tuple[int, str]] = {}
    plain_headers = {plain(header): header for header in reversed(list(headers))}
    for name, header in plain_headers.items():
        field, rank = _RANKS.get(name, ("", 0))
        if field and (field not in found or rank < found[field][0]):
            found[field] = rank, header
    columns = {field: header for field, (_, header) in found.items()}
    if "title" not in columns and "name" in plain_headers and "authors" in columns:
        columns["title"] = plain_headers["name"]
    return columns


def is_listing(columns: Mapping[str, str]) -> bool:
    """Whether a table with these columns can be a listing of posters."""
    return "title" in columns and bool({"authors", "last", "abstract"} & columns.keys())

"""The list of posters as Markdown, for a repository's page, a wiki or a letter."""

import re
from collections.abc import Iterator, Sequence

from generator.model import Conference, Poster, Session, Settings
from generator.site import routes
from generator.words import counted

# What is markup anywhere in CommonMark and in GitHub's tables and mentions; @ and # alone call nobody.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~$&]")
_LEAD = re.compile(r"^(\d*)(?=[-+=#.)])")  # what begins a list or a heading
_CALL = re.compile(r"(?<=[@#])(?=\w)")


def dump(conference: Conference, settings: Settings) -> str:
    """Each session with its posters: sign, title and authors; titles are links where the site's address is known."""
    parts = [f"# {_escaped(settings.name)}\n"] if settings.name else []
    when = " · ".join(filter(None, (settings.dates, settings.venue)))
    parts += [f"{_escaped(when)}\n"] if when else []
    for session in conference.sessions:
        posters = [poster for poster in conference.listed if poster.session == session.id]
        parts.append("".join(_session(session, posters, settings)))
    return "\n".join(parts)


def _session(session: Session, posters: Sequence[Poster], settings: Settings) -> Iterator[str]:
    yield f"## {_escaped(session.title)}\n\n"
    when = f"{session.start:%Y-%m-%d %H:%M}" if session.start else ""
    place = " · ".join(filter(None, (when, session.room, counted(len(posters), "poster"))))
    yield f"{_escaped(place)}\n\n"
    for poster in posters:
        yield _item(poster, settings)


def _item(poster: Poster, settings: Settings) -> str:
    sign = poster.board or ("" if poster.number is None else str(poster.number))
    title = _escaped(poster.title.plain) if poster.title else "*Title not yet announced*"
    address = routes.absolute(settings.url, routes.poster(poster.id))
    linked = f"[{title}]({address})" if address else title
    lead = f"**{_escaped(sign)}** {linked}" if sign else linked
    return f"- {lead}  \n  {_authors(poster)}\n"


def _authors(poster: Poster) -> str:
    names = [_escaped(author.name) for author in poster.authors if author.name is not None]
    hidden = [f"{poster.undisclosed} undisclosed"] if poster.undisclosed else []
    return ", ".join(names + hidden) or "Authors not yet announced"


def _escaped(text: str) -> str:
    quiet = _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
    return _CALL.sub("<!-- -->", _LEAD.sub(r"\1\\", quiet))

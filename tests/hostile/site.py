"""A whole site of nothing but what strangers may write, and its twin with plain words in the same places."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from generator.content import settings
from generator.model import Settings
from generator.publish.build import build
from tests.hostile.payloads import PAYLOADS

URL = "https://example.org/conf/"
# Where each text goes: a field of a poster that holds it as it is.
PLACES = ("title", "abstract", "tldr", "award", "board", "pages")
LISTS = ("keywords",)
SESSIONS = 8

Words = Callable[[int, str], str]


def hostile(number: int, place: str) -> str:
    """The payload of that number, whatever the place."""
    return list(PAYLOADS.values())[number]


def plain(number: int, place: str) -> str:
    """Words that do nothing."""
    return f"Plain words {number} of {place}"


def make(root: Path, words: Words) -> Settings:
    """Write and build the site; each value of content/ is what `words` says for its number and place."""
    content = root / "content"
    for number, _ in enumerate(PAYLOADS):
        _yaml(content / "posters" / _session(number) / f"attack-{number}.yaml", _poster(number, words))
    for number in range(SESSIONS):
        held = {"title": words(number, "session"), "room": words(number + SESSIONS, "room")}
        times = {"start": f"2026-05-1{number}T17:00-07:00", "end": f"2026-05-1{number}T19:00-07:00"}
        _yaml(content / "sessions" / f"session-{number}.yaml", held | times)
    _yaml(content / "people.yaml", [{"name": words(n, "name"), "sort_as": words(n, "sort")} for n in range(4)])
    _yaml(content / "site.yaml", _site(words))
    for number in range(0, len(PAYLOADS), 4):
        _page(content / "pages" / f"page-{number}.md", words(number, "page"))
    (content / "files").mkdir()
    Image.new("RGB", (40, 30), "navy").save(content / "files" / "plot.png")
    chosen = settings.load(root)
    build(chosen)
    return chosen


def _session(number: int) -> str:
    return f"session-{number % SESSIONS}"


def _poster(number: int, words: Words) -> dict[str, object]:
    author = {"name": words(number, "name"), "affiliation": words(number, "affiliation")}
    held: dict[str, object] = {place: words(number, place) for place in PLACES}
    held["abstract"] = f"{words(number, 'abstract')} \\own\n\n- {words(number, 'item')}"
    return held | {
        "session": _session(number),
        "number": number,
        "authors": [author, {"name": f"Author {number}", "affiliation": words(number, "second")}],
        "keywords": [words(number, "keyword"), f"word {number}"],
        "image": {"file": "plot.png", "alt": words(number, "alt")},
        "macros": {"own": words(number, "macro")},
        "links": {"code": f"https://evil.example/?{number}&a='b'(c);d=%3Cscript%3E#{{}}".replace("{}", "")},
        "doi": f"10.1000/{number}'<script>\"&;",
    }


def _site(words: Words) -> dict[str, object]:
    texts = {name: words(place, name) for place, name in enumerate(("name", "dates", "venue", "footer"))}
    return texts | {
        "repository": "https://github.com/example/conf",
        "archived": "true",
        "sponsors": [{"tier": words(4, "tier"), "members": [{"name": words(n, "sponsor")} for n in range(12)]}],
        "years": [{"name": words(n, "year"), "url": "https://example.org/2025/"} for n in range(12, 16)],
        "nav": [{"title": words(n, "nav"), "url": "https://example.org/x"} for n in range(20, 26)] + ["page-0"],
        "publication": {"title": words(5, "book"), "publisher": words(6, "publisher"), "series": words(42, "series")},
    }


def _page(path: Path, title: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\ntitle: {_inline(title)}\nnav: false\n---\n\nWords.\n", encoding="utf-8")


def _yaml(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = _lines(value)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _lines(value: object) -> Sequence[str]:
    """Each field on a line, its value in JSON, which is YAML, too; numbers and truth values as they are typed."""
    if isinstance(value, dict):
        return [f"{name}: {_inline(held)}" for name, held in value.items()]
    assert isinstance(value, list)
    return [f"- {_inline(held)}" for held in value]


def _inline(value: object) -> str:
    if value in ("true", "false"):
        return str(value)
    # `\u007f` and pairs of surrogates are JSON's; YAML knows the letter itself.
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\L").replace("\u2029", "\\P")

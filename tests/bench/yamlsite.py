"""A made-up conference as a site of ours: the files that an import of its listing would write."""

from collections.abc import Sequence
from pathlib import Path

from generator.content import posterfile, sessions, slugs
from generator.markup import Text
from tests.bench.corpus import Block

NAME = "Example Conference 2026"
ADDRESS = "https://example.org/posters/"
SITE = f"""\
name: {NAME}
dates: 18-31 May 2026
venue: Example Hall, Example City
url: {ADDRESS}
repository: https://github.com/example/posters
share_cards: false
"""
OPENING_WORDS = 8


def write(blocks: Sequence[Block], root: Path) -> None:
    """Write content/ below `root`."""
    content = root / "content"
    taken: set[str] = set()
    (content / "sessions").mkdir(parents=True)
    (content / "site.yaml").write_text(SITE, encoding="utf-8")
    for block in blocks:
        folder = content / "posters" / block.id
        folder.mkdir(parents=True)
        told = sessions.dump(block.title, block.room, "", block.start, block.end)
        (content / "sessions" / f"{block.id}.yaml").write_text(told, encoding="utf-8")
        for record in block.posters:
            id_ = slugs.unique(_wanted_id(record.title, record.abstract), taken)
            taken.add(id_)
            (folder / f"{id_}.yaml").write_text(posterfile.dump(block.id, record), encoding="utf-8")


def _wanted_id(title: str, abstract: str) -> str:
    return slugs.slug(Text(title).plain) if title else slugs.slug(" ".join(abstract.split()[:OPENING_WORDS]))

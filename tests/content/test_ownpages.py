"""The organisers' own pages."""

from pathlib import Path

import pytest

from generator.content import ownpages
from generator.content.fields import Faults
from generator.model import OwnPage


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (
            "# Venue\n\nText.\n",
            OwnPage(id="venue", title="Venue", path="venue.md", source="\nText.\n", order=0, nav=True),
        ),
        (
            "Before.\n\n# Venue #\nText.\n",
            OwnPage(id="venue", title="Venue", path="venue.md", source="Before.\n\nText.\n", order=0, nav=True),
        ),
        (
            "---\ntitle: Venue\norder: 3\nnav: false\n---\n# Heading\n",
            OwnPage(id="venue", title="Venue", path="venue.md", source="# Heading\n", order=3, nav=False),
        ),
        ("---\n---\n# Venue\n", OwnPage(id="venue", title="Venue", path="venue.md", source="", order=0, nav=True)),
        (
            "---\r\norder: 1\r\n---\r\n# Venue\r\n",
            OwnPage(id="venue", title="Venue", path="venue.md", source="", order=1, nav=True),
        ),
        (
            "```\n# code\n```\n# Venue\n",
            OwnPage(id="venue", title="Venue", path="venue.md", source="```\n# code\n```\n", order=0, nav=True),
        ),
        (
            "# Venue\n---\nnot: front matter\n---\n",
            OwnPage(
                id="venue", title="Venue", path="venue.md", source="---\nnot: front matter\n---\n", order=0, nav=True
            ),
        ),
    ],
)
def test_title_and_text(text: str, page: OwnPage, tmp_path: Path) -> None:
    path = tmp_path / "venue.md"
    path.write_bytes(text.encode())
    faults: Faults = []
    assert ownpages.load(path, tmp_path, faults) == page
    assert faults == []

"""Content as the report gets it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.content import settings
from generator.content.load import Loaded, load

Site = Callable[[dict[str, str]], Loaded]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Write files below content/ of a new root, with a session `s`, and read them."""

    def write(files: dict[str, str]) -> Loaded:
        for name, text in ({"sessions/s.yaml": "title: Evening\n"} | files).items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load(settings.load(tmp_path))

    return write

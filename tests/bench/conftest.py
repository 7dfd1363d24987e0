"""What the bench's tests share: the real listing's parts, and a small made-up conference of them."""

from pathlib import Path

import pytest

from generator.content import settings
from generator.content.load import load
from generator.model import Conference
from generator.publish.build import build
from tests.bench import corpus, material, yamlsite
from tests.bench.__main__ import LISTING
from tests.bench.material import Material


@pytest.fixture(scope="session")
def source() -> Material:
    return material.read(LISTING)


@pytest.fixture
def small(tmp_path: Path, source: Material) -> Path:
    """A site with 12 posters, not yet built."""
    root = tmp_path / "small"
    yamlsite.write(corpus.make(source, 12), root)
    return root


@pytest.fixture
def conference(small: Path) -> Conference:
    """The conference of that site, which is built."""
    chosen = settings.load(small)
    build(chosen)
    return load(chosen).conference

"""A small conference as the site's room gets it."""

import shutil
from pathlib import Path

import pytest

from generator.content import settings
from generator.content.load import load
from generator.model import Conference, Settings

SITES = Path(__file__).parents[1] / "sites"


@pytest.fixture(scope="session")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    root = tmp_path_factory.mktemp("site") / "two-days"
    shutil.copytree(SITES / "two-days", root)
    return settings.load(root)


@pytest.fixture(scope="session")
def conference(chosen: Settings) -> Conference:
    return load(chosen).conference

"""The hostile site and its twin, built once."""

import re
from pathlib import Path

import html5lib
import pytest
from lxml import etree

from generator.model import Settings
from tests.hostile import site

Trees = dict[str, "etree._Element"]
# Pages that are alike in the skeleton and are not read: of people without a hostile word.
ALIKE = re.compile(r"authors/author-(?!1\.)")
# In the twin also those of people, and of posters from the third of each session on.
ALIKE_IN_TWIN = re.compile(r"authors/\w+-(?!1\.)|(?:posters/attack-|p/)(?:1[6-9]|[2-9]\d)\b")


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return site.make(tmp_path_factory.mktemp("hostile"), site.hostile)


def parsed(output: Path, left: re.Pattern[str]) -> Trees:
    """Each page by its route, as a browser would read it."""
    routes = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return {
        route: html5lib.parse((output / route).read_text(encoding="utf-8"), treebuilder="lxml").getroot()
        for route in routes
        if not left.match(route)
    }


@pytest.fixture(scope="session")
def pages(output: Path) -> Trees:
    """The pages of the hostile site."""
    return parsed(output, ALIKE)


@pytest.fixture(scope="session")
def plain_pages(twin: Path) -> Trees:
    """The pages of its twin."""
    return parsed(twin, ALIKE_IN_TWIN)


@pytest.fixture(scope="session")
def output(attacked: Settings) -> Path:
    return attacked.output


@pytest.fixture(scope="session")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.make(tmp_path_factory.mktemp("plain"), site.plain).output

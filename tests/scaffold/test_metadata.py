import pytest

from generator.scaffold import metadata, sources

PROJECT = {"name": "mill", "description": "Grinds", "license": "MIT", "requires-python": ">=3.11", "dependencies": []}
HEAD = (
    "Metadata-Version: 2.4\nName: mill\nVersion: 1.2\nSummary: Grinds\nLicense-Expression: MIT\nLicense-File: LICENSE\n"
    "Requires-Python: >=3.11\n"
)
FOOT = "Description-Content-Type: text/markdown\n\n# Mill\n"


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        ({}, ""),
        ({"dependencies": ["stone>=2", "wind; sys_platform == 'win32'"]},
         "Requires-Dist: stone>=2\nRequires-Dist: wind; sys_platform == 'win32'\n"),
        ({"optional-dependencies": {"pdf": ["paper>=5"]}},
         "Provides-Extra: pdf\nRequires-Dist: paper>=5; extra == 'pdf'\n"),
        ({"optional-dependencies": {"pdf": ["ink; a == 'x' or b == 'y'"]}},
         "Provides-Extra: pdf\nRequires-Dist: ink; (a == 'x' or b == 'y') and extra == 'pdf'\n"),
    ],
    ids=["nothing needed", "libraries", "an extra", "an extra on one system"],
)  # fmt: skip
def test_metadata(more: dict[str, object], lines: str) -> None:
    assert metadata.metadata(PROJECT | more, "1.2", "# Mill\n") == HEAD + lines + FOOT


def test_entry_points() -> None:
    project = {"scripts": {"mill": "mill.cli:main", "grind": "mill.cli:grind"}}
    assert metadata.entry_points(project) == "[console_scripts]\nmill = mill.cli:main\ngrind = mill.cli:grind\n"


def test_no_field_of_the_project_is_forgotten() -> None:
    known = {*PROJECT, "optional-dependencies", "scripts", "readme", "dynamic"}
    assert sources.pyproject()["project"].keys() <= known

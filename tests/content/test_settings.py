"""content/site.yaml and the command line, as Settings."""

from pathlib import Path

import pytest

from generator.content import settings
from generator.errors import SourceError
from generator.model import Settings


def site(root: Path, text: str) -> Path:
    (root / "content").mkdir()
    (root / "content" / "site.yaml").write_text(text, encoding="utf-8")
    return root


def test_nothing_is_needed(tmp_path: Path) -> None:
    assert settings.load(tmp_path) == Settings(root=tmp_path, output=tmp_path / "output")
    assert settings.load(site(tmp_path, "# name: A\n")) == Settings(root=tmp_path, output=tmp_path / "output")


def test_everything_can_be_set(tmp_path: Path) -> None:
    text = """\
name: Example Conference
url: https://example.org/a
domain: posters.example.org
repository: https://github.com/OWNER/NAME/
branch: trunk
theme: proceedings
dates: 19-22 May 2026
venue: Example City
"""
    assert settings.load(site(tmp_path, text)) == Settings(
        root=tmp_path,
        output=tmp_path / "output",
        name="Example Conference",
        url="https://example.org/a/",
        domain="posters.example.org",
        repository="https://github.com/OWNER/NAME",
        branch="trunk",
        theme="proceedings",
        dates="19-22 May 2026",
        venue="Example City",
    )


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("", None, ""),
        ("domain: posters.example.org\n", None, "https://posters.example.org/"),
        ("domain: posters.example.org\nurl: http://example.org/x/\n", None, "http://example.org/x/"),
        ("url: http://example.org/x/\n", "https://example.com/y", "https://example.com/y/"),
    ],
)
def test_the_address(text: str, url: str | None, expected: str, tmp_path: Path) -> None:
    assert settings.load(site(tmp_path, text), url=url).url == expected


def test_the_command_line_comes_first(tmp_path: Path) -> None:
    found = settings.load(site(tmp_path, "theme: proceedings\n"), theme="mine", output=tmp_path / "out")
    assert (found.theme, found.output) == ("mine", tmp_path / "out")


def test_all_mistakes_are_told(tmp_path: Path) -> None:
    with pytest.raises(ExceptionGroup) as raised:
        settings.load(site(tmp_path, "url: a\nnam: b\ntheme: ../x\n"))
    assert all(isinstance(error, SourceError) for error in raised.value.exceptions)
    assert len(raised.value.exceptions) == 3
    with pytest.raises(ValueError, match="the address must be"):
        settings.load(tmp_path.parent, url="nowhere")

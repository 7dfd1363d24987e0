"""content/site.yaml and the command line, as Settings."""

from pathlib import Path

import pytest

from generator.content import settings
from generator.errors import SourceError
from generator.markup import Text
from generator.model import Analytics, Logo, NavLink, Publication, Settings, Sponsor, Tier, Year


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
accent: "#8C1515"
logo: {light: logo.svg, dark: logos/dark.png}
nav:
  - venue
  - {title: Registration, url: https://example.org/register}
footer: By *us*.
sponsors:
  - tier: Gold
    members:
      - {name: Example University, url: https://example.org/u, logo: u.svg}
      - name: Example Society
  - {tier: Silver, members: [{name: Ada}]}
years:
  - {name: 2025, url: https://example.org/2025/}
archived: true
publication:
  title: Proceedings
  kind: article
  year: 2026
  editors: [Ada Lovelace]
analytics:
  script: https://stats.example.net/s.js
  data: {domain: example.org, website-id: 12}
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
        accent="#8c1515",
        logo=Logo("files/logo.svg", "files/logos/dark.png"),
        nav=(NavLink("", "venue"), NavLink("Registration", "https://example.org/register")),
        footer=Text("By *us*."),
        sponsors=(
            Tier(
                "Gold",
                (
                    Sponsor("Example University", "https://example.org/u", Logo("files/u.svg")),
                    Sponsor("Example Society"),
                ),
            ),
            Tier("Silver", (Sponsor("Ada"),)),
        ),
        years=(Year("2025", "https://example.org/2025/"),),
        archived=True,
        publication=Publication(title="Proceedings", kind="article", year=2026, editors=("Ada Lovelace",)),
        analytics=Analytics("https://stats.example.net/s.js", (("domain", "example.org"), ("website-id", "12"))),
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


def test_an_option_is_the_same_wherever_it_stands(tmp_path: Path) -> None:
    file = site(tmp_path, "") / "content" / "site.yaml"

    def read(text: str) -> Settings:
        file.write_text(text, encoding="utf-8")
        return settings.load(tmp_path)

    found, moved, other = map(read, ("theme_options: {a: 1}", "\ntheme_options: {a: 1}", "theme_options: {a: 2}"))
    assert [one.theme_options[0].place.line for one in (found, moved)] == [1, 2]
    assert found == moved
    assert not found != moved  # noqa: SIM202 - the library might answer these two by different rules
    assert hash(found.theme_options) == hash(moved.theme_options)
    assert repr(found) == repr(moved)
    assert found != other


def test_all_mistakes_are_told(tmp_path: Path) -> None:
    with pytest.raises(ExceptionGroup) as raised:
        settings.load(site(tmp_path, "url: a\nnam: b\ntheme: ../x\n"))
    assert all(isinstance(error, SourceError) for error in raised.value.exceptions)
    assert len(raised.value.exceptions) == 3
    with pytest.raises(ValueError, match="the address must be"):
        settings.load(tmp_path.parent, url="nowhere")


def test_a_menu_without_entries_is_one(tmp_path: Path) -> None:
    assert settings.load(site(tmp_path, "nav: []\n")).nav == ()


def test_who_reads_on_gets_what_can_be_read(tmp_path: Path) -> None:
    text = """\
name: Example
accent: "#ffcc00"
nav: [venue, {title: Only a title}]
sponsors:
  - {tier: Gold, members: [{name: Ada, url: nowhere}]}
  - {tier: Silver, members: [{name: Bo}]}
years: [2025]
logo: {dark: dark.svg}
"""
    found = settings.lenient(site(tmp_path, text))
    assert (found.name, found.accent, found.nav) == ("Example", "", (NavLink("", "venue"),))
    assert (found.sponsors, found.years, found.logo) == ((Tier("Silver", (Sponsor("Bo"),)),), (), None)
    assert len(settings.read(tmp_path).faults) == 5
    (tmp_path / "content" / "site.yaml").write_text("a: b: c", encoding="utf-8")
    assert settings.lenient(tmp_path) == Settings(root=tmp_path, output=tmp_path / "output")

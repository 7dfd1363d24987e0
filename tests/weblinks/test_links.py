"""`microsite links` in whole small sites: which links it asks, and what it tells of them."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from generator import weblinks
from generator.content import settings
from generator.content.load import load
from generator.errors import below
from generator.weblinks import Answer, Asker, Verdict

Microsite = Callable[..., int]
Output = pytest.CaptureFixture[str]


def gathered(root: Path) -> dict[str, list[str]]:
    chosen = settings.load(root)
    return {
        link.address: [f"{below(place.path, root)}:{place.line}" for place in link.places]
        for link in weblinks.gather(load(chosen), chosen)
    }


def test_every_outside_link_is_gathered_with_its_places(two_days: Path) -> None:
    (two_days / "content" / "pages" / "venue.md").write_text(
        "# Venue\n\nA [map](https://maps.example.org/a_b) and\n"
        "<img src='https://pictures.example.org/hall.png' alt=''>.\n"
        "See [the posters](index.html) or [write](mailto:a@example.org).\n"
    )
    fans = two_days / "content" / "posters" / "monday" / "quiet-fans.yaml"
    fans.write_text(
        "title: Quiet Fans\nlinks:\n  code: https://code.example.net/tiny\n"
        "abstract: |\n  See \\url{https://fans.example.org/a\\_b} and https://fans.example.org/.\n"
    )
    (two_days / "content" / "people.yaml").write_text("- name: Wei Wang\n  url: https://wei.example.org\n")
    monday = "content/posters/monday"
    assert gathered(two_days) == {
        "https://code.example.net/tiny": [f"{monday}/quiet-fans.yaml:3", f"{monday}/tiny-caches.yaml:22"],
        "https://doi.org/10.1000/182": [f"{monday}/tiny-caches.yaml:18"],
        "https://example.org/~renee": [f"{monday}/tiny-caches.yaml:8"],
        "https://fans.example.org/": [f"{monday}/quiet-fans.yaml:4"],
        "https://fans.example.org/a_b": [f"{monday}/quiet-fans.yaml:4"],
        "https://github.com/example/wss-2026": ["content/site.yaml:3"],
        "https://maps.example.org/a_b": ["content/pages/venue.md:3"],
        "https://pictures.example.org/hall.png": ["content/pages/venue.md:4"],
        "https://wei.example.org": ["content/people.yaml:2"],
    }


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Answer]:
    """What each address answers, in place of the network; good where nothing is said."""
    said: dict[str, Answer] = {}

    def ask_all(self: Asker, addresses: Iterable[str]) -> Iterator[Answer]:
        return (said.get(address, Answer(Verdict.GOOD)) for address in addresses)

    monkeypatch.setattr(Asker, "ask_all", ask_all)
    return said


def test_what_is_broken_or_moved_is_told_with_its_line(
    two_days: Path, microsite: Microsite, answers: dict[str, Answer], capsys: Output
) -> None:
    answers["https://example.org/~renee"] = Answer(Verdict.BROKEN, "answers 404 Not Found")
    answers["https://code.example.net/tiny"] = Answer(
        Verdict.MOVED, "has moved for good", "https://b.example/::error::\x1b[31m"
    )
    answers["https://doi.org/10.1000/182"] = Answer(Verdict.UNSURE, "does not answer programs: 403 Forbidden")
    assert microsite(two_days, "links") == 1
    told = capsys.readouterr().out.split("\n")
    assert told[0] == "content/posters/monday/tiny-caches.yaml:8: https://example.org/~renee answers 404 Not Found"
    assert told[1].endswith("has moved for good: https://b.example/::error::\\u001b[31m")
    assert told[-2] == "4 outside links: 1 broken, 1 moved, 1 unsure."


def test_links_that_only_moved_do_not_fail(
    two_days: Path, microsite: Microsite, answers: dict[str, Answer], capsys: Output
) -> None:
    answers["https://example.org/~renee"] = Answer(Verdict.MOVED, "has moved for good", "https://b.example/")
    assert microsite(two_days, "links") == 0
    assert "0 broken, 1 moved" in capsys.readouterr().out


def test_the_summary_of_a_runner_holds_no_link(
    two_days: Path,
    tmp_path: Path,
    microsite: Microsite,
    answers: dict[str, Answer],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    answers["https://example.org/~renee"] = Answer(Verdict.BROKEN, "answers 404 Not Found")
    assert microsite(two_days, "links", "--format", "markdown") == 1
    assert summary.read_text() == (
        "# Outside links\n\n4 outside links: 1 broken, 0 moved, 0 unsure.\n\n## Broken\n\n"
        "- `https://example.org/~renee` answers 404 Not Found (`content/posters/monday/tiny-caches.yaml:8`)\n"
    )


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "nan", "1e9"])
def test_a_timeout_must_be_seconds(two_days: Path, microsite: Microsite, capsys: Output, seconds: str) -> None:
    with pytest.raises(SystemExit) as left:
        microsite(two_days, "links", f"--timeout={seconds}")
    assert left.value.code == 2
    assert "write a number of seconds" in capsys.readouterr().err

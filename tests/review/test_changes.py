"""What `microsite changes` tells of edits that authors and organisers make, in whole small sites."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

Git = Callable[..., str]
Microsite = Callable[..., int]
Output = pytest.CaptureFixture[str]

FANS = "content/posters/monday/quiet-fans.yaml"
CACHES = "content/posters/monday/tiny-caches.yaml"
DISCS = "content/posters/tuesday/loud-discs.yaml"


def edit(site: Path, name: str, old: str, new: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (site / name).write_text(text.replace(old, new), encoding="utf-8")


def outside_of_code(markdown: str) -> str:
    """The text of a Markdown page that is not code; nothing but headings, paragraphs and lists may hold it."""
    blocks = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(markdown)
    inline = [token for block in blocks for token in block.children or []]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in (*blocks, *inline)}
    assert kinds <= {"heading", "paragraph", "bullet_list", "list_item", "inline", "text", "code_inline", "fence"}
    return " ".join(token.content for token in inline if token.type == "text")


def test_nothing_is_changed(site: Path, microsite: Microsite, capsys: Output) -> None:
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert "This change touches no file." in told
    assert "nothing in the site is changed" in told


def test_an_abstract_is_mended(site: Path, microsite: Microsite, capsys: Output) -> None:
    edit(site, FANS, "Fans may be quiet.", "Fans can be quiet. They must.")
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert f"This change touches poster files only: {FANS}." in told
    assert "Changed: posters/quiet-fans.html – Quiet Fans\n" in told
    assert "    - Fans [-may-] be quiet.\n" in told
    assert "    + Fans {+can+} be quiet.\n" in told
    assert "    + They must.\n" in told
    assert "  search.json: " in told
    assert "loud-discs" not in told
    assert not (site / "output").exists()


def test_an_author_is_named(site: Path, microsite: Microsite, capsys: Output) -> None:
    edit(site, CACHES, "  - undisclosed\n", "  - Ada Lovelace\n")
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert "1 new page" in told
    assert "New: 1 author page\n  authors/ada-lovelace.html – Ada Lovelace\n" in told
    assert "Changed: posters/tiny-caches.html" in told
    assert "+ Ada Lovelace" in told
    assert "authors/index.html" in told
    assert "  search.js: " in told


def test_a_poster_is_removed(site: Path, microsite: Microsite, capsys: Output) -> None:
    (site / CACHES).unlink()
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert f"poster files only: {CACHES}." in told
    pages = told.partition("Pages and files")[2]
    # Its neighbour, which only follows, stands behind it.
    assert pages.index("Removed: posters/tiny-caches.html") < pages.index("Changed: posters/quiet-fans.html")
    assert "  files/tiny.pdf" not in pages


def test_pages_that_change_alike_are_told_once(site: Path, microsite: Microsite, capsys: Output) -> None:
    edit(site, "content/site.yaml", "venue: Bellevue", "venue: Bellevue\nfooter: Montreux")
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert "For the reviewer: this changes more than poster files" in told
    assert "The site's settings: content/site.yaml – " in told
    assert told.count("{+Montreux+}") <= 3
    assert "Changed in the same way, " in told


def test_a_theme_is_edited(site: Path, git: Git, microsite: Microsite, capsys: Output) -> None:
    theme = site / "themes" / "plain"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.yaml").write_text("extends: wayfinder\n")
    (theme / "templates" / "404.html").write_text("<main><h1>Gone</h1></main>\n")
    edit(site, "content/site.yaml", "venue: Bellevue", "venue: Bellevue\ntheme: plain")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message=a theme")
    (theme / "templates" / "404.html").write_text("<main><h1>Not here</h1></main>\n")
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert "Themes: themes/plain/templates/404.html – templates run code on this runner" in told
    assert "0 new pages, 1 changed, 0 removed; 0 other files" in told
    assert "    - Gone\n    + Not here\n" in told


def test_a_template_that_cannot_be_used(site: Path, microsite: Microsite, capsys: Output) -> None:
    templates = site / "themes" / "plain" / "templates"
    templates.mkdir(parents=True)
    (templates.parent / "theme.yaml").write_text("extends: wayfinder\n")
    (templates / "404.html").write_text("one\n{% if %}\n")
    edit(site, "content/site.yaml", "venue: Bellevue", "venue: Bellevue\ntheme: plain")
    assert microsite(site, "changes") == 1
    told = capsys.readouterr().out
    assert "With this change the site cannot be made:\n    themes/plain/templates/404.html:2:1: this program" in told


@pytest.mark.parametrize("when", ["before", "after"])
def test_broken_content_is_told_and_no_crash(
    site: Path, git: Git, microsite: Microsite, capsys: Output, when: str
) -> None:
    if when == "after":
        edit(site, FANS, "title: Quiet Fans", "title: Quiet: Fans")
    else:
        whole = (site / FANS).read_text()
        edit(site, FANS, "title: Quiet Fans", "title: Quiet: Fans")
        git(site, "commit", "--quiet", "--all", "--message=broken")
        (site / FANS).write_text(whole)
    assert microsite(site, "changes") == (1 if when == "after" else 0)
    told = capsys.readouterr().out
    assert f"this change the site cannot be made{':' if when == 'after' else ', so'}" in told
    assert f"    {FANS}:1:" in told
    assert "    hint: " in told or "      hint: " in told


def test_new_pages_show_their_words(site: Path, microsite: Microsite, capsys: Output) -> None:
    (site / "content/posters/monday/cold-chips.yaml").write_text("title: Cold Chips\nabstract: Chips may be cold.\n")
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert "New: posters/cold-chips.html – Cold Chips\n" in told
    assert "    + Chips may be cold.\n" in told


def test_a_link_that_leads_elsewhere_is_seen(site: Path, microsite: Microsite, capsys: Output) -> None:
    edit(site, CACHES, "https://code.example.net/tiny", "https://code.example.com/tiny")
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert re.search(r"\n    - .*\[https://code\.example\.net/tiny\]", told)
    assert re.search(r"\n    \+ .*\[https://code\.example\.com/tiny\]", told)


def test_what_readers_do_not_see_is_told_as_html(site: Path, git: Git, microsite: Microsite, capsys: Output) -> None:
    page = site / "content" / "pages" / "venue.md"
    page.write_text(f"{page.read_text()}\n<p class='near'>Here</p>\n")
    git(site, "commit", "--quiet", "--all", "--message=a line")
    edit(site, "content/pages/venue.md", "class='near'", "class='far'")
    assert microsite(site, "changes") == 0
    told = capsys.readouterr().out
    assert "Own pages: content/pages/venue.md – they may hold raw HTML" in told
    assert "The words are the same. In the HTML:\n" in told
    assert "far" in told


HOSTILE = (
    "```\n\n  </details><script>alert(1)</script> @everyone [go](https://evil.example)\n\n"
    "  ::error file=a,line=1::forged\n\n  ##[error]forged\n\n  ~~~ ````` #1 GH-1 www.evil.example"
)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_strangers_text_does_nothing(site: Path, microsite: Microsite, capsys: Output, form: str) -> None:
    title = "'</summary> @everyone ::error::x ##[error]y `a` \\`\\`\\` <img src=x> https://evil.example'"
    (site / FANS).write_text(f"title: {title}\nabstract: |\n  {HOSTILE}\n")
    assert microsite(site, "changes", "--format", form) == 0
    told = capsys.readouterr().out
    assert "forged" in told
    assert not [line for line in told.split("\n") if line.strip().lstrip("-+…").strip().startswith("::")]
    assert "##[" not in told
    if form == "markdown":
        outside = outside_of_code(told)
        assert "What this change does" in outside
        for word in ("@", "everyone", "evil", "alert", "forged", "<", "::", "#"):
            assert word not in outside


def test_a_long_change_is_cut_and_counted(site: Path, microsite: Microsite, capsys: Output) -> None:
    for number in range(45):
        lines = "".join(f"  Fact {fact} of {number} is 字 {'字' * 90}.\n" for fact in range(60))
        text = f"title: Poster {number} {'字' * 300}\nabstract: |\n{lines}authors: [Somebody Of{number}]\n"
        (site / f"content/posters/monday/made-{number}.yaml").write_text(text)
    assert microsite(site, "changes", "--format", "markdown") == 0
    told = capsys.readouterr().out
    assert len(told.encode()) < 500_000
    assert re.search(r"… and 1\d poster pages, .*, which are not shown here\.", told)
    assert "more lines" in told
    assert "45 author pages" in told
    assert "and 5 more\n" in told


def test_the_summary_of_a_runner_is_added_to(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, microsite: Microsite, capsys: Output
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    edit(site, FANS, "may be quiet", "can be quiet")
    assert microsite(site, "changes", "--format", "markdown") == 0
    assert summary.read_text().startswith(
        "before\n\n# What this change does\n\nThis change touches poster files only: `"
    )
    assert capsys.readouterr().out == ""
    assert microsite(site, "changes") == 0
    assert "What this change does" in capsys.readouterr().out


def test_a_pull_request_is_compared_with_where_it_began(
    site: Path, tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch, microsite: Microsite, capsys: Output
) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(site), str(clone))
    git(clone, "switch", "--quiet", "--create", "mend")
    edit(clone, FANS, "may be quiet", "can be quiet")
    git(clone, "commit", "--quiet", "--all", "--message=mended")
    (clone / "stray.txt").write_text("no part of it yet\n")
    # Meanwhile the main branch goes on.
    edit(site, DISCS, "title: ", "title: Very ")
    git(site, "commit", "--quiet", "--all", "--message=another")
    git(clone, "fetch", "--quiet")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert microsite(clone, "changes") == 0
    told = capsys.readouterr().out
    assert f"This change touches poster files only: {FANS}." in told
    assert "Edited but not committed: stray.txt." in told
    assert "loud-discs" not in told


def test_a_site_in_a_folder_of_the_repository(two_days: Path, git: Git, microsite: Microsite, capsys: Output) -> None:
    (two_days.parent / ".gitignore").write_text(".microsite/\n")
    git(two_days.parent, "init", "--quiet", "--initial-branch=main")
    git(two_days.parent, "add", "--all")
    git(two_days.parent, "commit", "--quiet", "--message=the site")
    edit(two_days, FANS, "may be quiet", "can be quiet")
    (two_days.parent / "notes.txt").write_text("outside\n")
    assert microsite(two_days, "changes") == 0
    told = capsys.readouterr().out
    assert "Files outside the site's folder: notes.txt – this site is not made from them." in told
    assert f"Besides, poster files: two-days/{FANS}." in told
    assert "0 new pages, " in told
    assert "{+can+}" in told


def test_the_first_commit_of_a_site_makes_all_of_it_new(
    two_days: Path, git: Git, microsite: Microsite, capsys: Output
) -> None:
    git(two_days, "init", "--quiet", "--initial-branch=main")
    git(two_days, "commit", "--quiet", "--allow-empty", "--message=nothing yet")
    assert microsite(two_days, "changes") == 0
    assert "0 changed, 0 removed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "begin", "said"),
    [
        ((), False, "not a git repository"),
        ((), True, "nothing is committed here yet"),
        (("--since", "nowhere"), None, "there is no 'nowhere' here to compare with"),
        (("--since", "--output=x"), None, ""),
    ],
    ids=["no repository", "no commit", "no such branch", "an option as a branch"],
)
def test_what_git_cannot_tell_is_said_in_one_line(
    two_days: Path,
    git: Git,
    request: pytest.FixtureRequest,
    microsite: Microsite,
    capsys: Output,
    words: tuple[str, ...],
    begin: bool | None,
    said: str,
) -> None:
    if begin is None:
        request.getfixturevalue("site")
    elif begin:
        git(two_days, "init", "--quiet")
    if words and words[1].startswith("--"):
        words = (f"--since={words[1]}",)
        said = "there is no '--output=x' here"
    assert microsite(two_days, "changes", *words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_shallow_clone_says_what_to_fetch(
    site: Path, tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch, microsite: Microsite, capsys: Output
) -> None:
    edit(site, FANS, "may be quiet", "can be quiet")
    git(site, "switch", "--quiet", "--create", "mend")
    git(site, "commit", "--quiet", "--all", "--message=mended")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=mend", "--no-single-branch", f"file://{site}", str(clone))
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert microsite(clone, "changes") == 2
    assert "git fetch --unshallow" in capsys.readouterr().err

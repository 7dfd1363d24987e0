"""The parts of a review: lines that differ, words that are seen, files and what they can do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.review import concerns, words
from generator.review.difference import difference
from generator.review.records import Sign

LINES = st.lists(st.text(st.sampled_from("ab c"), min_size=1, max_size=6).map(str.strip).filter(bool), max_size=12)


def written(before: list[str], after: list[str]) -> list[str]:
    return [f"{line.sign}{line.text}" for line in difference(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (["a", "b"], ["a", "b"], []),
        ([], ["a"], ["+a"]),
        (["a"], [], ["-a"]),
        (["x", "a", "b", "y"], ["x", "a", "c", "b", "y"], [" a", "+c", " b"]),
        (["we are here now"], ["we were here now"], ["-we [-are-] here now", "+we {+were+} here now"]),
        (["we are here"], ["all of it is new"], ["-we are here", "+all of it is new"]),
        (["one two three"], ["one two"], ["-one two [-three-]", "+one two"]),
        (["a", *"bcdefg", "h"], ["x", *"bcdefg", "y"], ["-a", "+x", " b", "…", " g", "-h", "+y"]),
    ],
    ids=["same", "all new", "all gone", "between", "a word", "another line", "shorter", "far apart"],
)
def test_the_lines_that_differ(before: list[str], after: list[str], shown: list[str]) -> None:
    assert written(before, after) == shown


def test_words_far_from_a_change_are_left_out() -> None:
    long = " ".join(f"w{number}" for number in range(50))
    old, new = written([f"{long} old {long}"], [f"{long} new {long}"])
    middle = " ".join(f"w{number}" for number in range(40, 50))
    ending = " ".join(f"w{number}" for number in range(10))
    assert (old, new) == (f"-… {middle} [-old-] {ending} …", f"+… {middle} {{+new+}} {ending} …")


@given(LINES, LINES)
def test_no_difference_is_lost_and_none_invented(before: list[str], after: list[str]) -> None:
    found = [line.sign for line in difference(before, after)]
    assert bool(found) == (before != after)
    assert len(before) - found.count(Sign.OLD) == len(after) - found.count(Sign.NEW)


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("<body><p>One  two.\nThree.</p><p>Four</p>", ("One two.", "Three.", "Four")),
        ("<title>no</title><body><script>no</script><!-- no --><style>no</style>yes", ("yes",)),
        ("<body>a<b>b</b>c <i>d</i>", ("abc d",)),
        ('<body><a href="https://a.example/">code</a>', ("code [https://a.example/]",)),
        ('<body><a href="https://a.example/">https://a.example/</a>', ("https://a.example/",)),
        ('<body><a href="../index.html">home</a>', ("home",)),
        ('<body><img src="a.png" alt="A cat">', ("[picture: A cat, a.png]",)),
        ('<body><iframe src="https://a.example/"></iframe>', ("[iframe: https://a.example/]",)),
        ("<body>" + "<div>" * 3000 + "deep", ("deep",)),
        ("no body", ("no body",)),
    ],
    ids=["sentences", "unseen", "inline", "link", "bare link", "own link", "picture", "frame", "deep", "bare"],
)
def test_what_a_reader_sees(html: str, seen: tuple[str, ...]) -> None:
    assert words.lines(html) == seen


OWN = "a poster author's own"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("content/posters/monday/a.yaml", OWN),
        ("content/files/a.pdf", OWN),
        ("content/files/figures/A b.PNG", OWN),
        ("content/files/a.html", "Files that a browser may run"),
        ("content/files/a.svg", "Files that a browser may run"),
        ("content/files/a.pdf.js", "Files that a browser may run"),
        ("content/files/new\nline.pdf", OWN),
        ("content/posters/a.yaml", "Odd files among the posters"),
        ("content/posters/monday/deeper/a.yaml", "Odd files among the posters"),
        ("content/posters/monday/a.py", "Odd files among the posters"),
        ("content/pages/venue.md", "Own pages"),
        ("content/site.yaml", "The site's settings"),
        ("content/people.yaml", "Who is who"),
        ("content/sessions/monday.yaml", "Sessions"),
        ("content/listings/monday.txt", "Listings"),
        ("content/imported.json", "The memory of imports"),
        ("content/schema/poster.json", "Schemas"),
        ("content/else", "Other content"),
        ("themes/wayfinder/templates/base.html", "Themes"),
        ("generator/cli.py", "The program"),
        ("generator/scaffold/files/.github/workflows/check.yml", "The program"),
        ("Makefile", "The Makefile"),
        ("GNUmakefile", "The Makefile"),
        ("pyproject.toml", "What is installed"),
        ("requirements-dev.txt", "What is installed"),
        ("tests/conftest.py", "Tests"),
        (".github/workflows/check.yml", "Workflows"),
        (".gitlab-ci.yml", "Workflows"),
        (".gitattributes", "Files for git"),
        ("README.md", "Documents"),
        ("yaml.py", "Other files"),
        ("Content/posters/monday/a.yaml", "Other files"),
    ],
)
def test_each_file_is_named_by_what_it_can_do(path: str, name: str) -> None:
    for prefix in ("", "site/"):
        workflow = name == "Workflows"
        found = concerns.sort([path if workflow else prefix + path], prefix)
        told = [OWN] * len(found.own) + [concern.name for concern in found.concerns]
        assert told == [name]


def test_what_lies_outside_the_sites_folder_is_told_apart() -> None:
    found = concerns.sort(["site/content/site.yaml", "other/content/posters/a/b.yaml", "siteb"], "site/")
    assert {concern.name: paths for concern, paths in found.concerns.items()} == {
        "The site's settings": ("site/content/site.yaml",),
        "Files outside the site's folder": ("other/content/posters/a/b.yaml", "siteb"),
    }

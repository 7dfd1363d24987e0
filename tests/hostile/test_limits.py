"""What is too large is refused within a second and little memory; and docs/LIMITS.md says each limit as it is."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.content import limits, schema, textfile, yamlfile
from generator.listing import lines
from generator.listing.html import page
from generator.listing.rows import sourcefile
from generator.markup import safe

ROOT = Path(__file__).parents[2]
SECONDS = 5.0  # five times what is promised, for a machine that does much else at once
MEBIBYTES = 500

DOCUMENTED = {
    "a text file: a poster, a session, `site.yaml`, `people.yaml`, an own page": textfile.MAX_BYTES,
    "names, values and lists in one YAML file": limits.MAX_NODES,
    "lists and fields inside each other": yamlfile.MAX_DEPTH,
    "a text on one line: a title, a name, an affiliation": limits.MAX_LINE,
    "an abstract, a BibTeX entry": limits.MAX_TEXT,
    "a web address, a DOI": limits.MAX_ADDRESS,
    "authors of a poster": limits.MAX_AUTHORS,
    "keywords of a poster": limits.MAX_KEYWORDS,
    "macros of a poster": limits.MAX_MACROS,
    "former names of one thing": limits.MAX_FORMERLY,
    "spellings of one name": limits.MAX_SPELLINGS,
    "entries of the menu": limits.MAX_NAV,
    "tiers of sponsors": limits.MAX_TIERS,
    "other years": limits.MAX_YEARS,
    "options of a theme": limits.MAX_OPTIONS,
    "every other list": limits.MAX_ITEMS,
    "problems of one text, or unknown fields in one place, that are told one by one": limits.MAX_TOLD,
    "a text that is read": safe.MAX_SOURCE,
    "groups, commands and links inside each other": safe.MAX_NESTING,
    "lists inside each other": safe.MAX_LIST_NESTING,
    "what a poster's own macros bring into one text": safe.MAX_EXPANDED,
    "macros inside each other": safe.MAX_EXPANSION_DEPTH,
    "one formula": safe.MAX_TEX,
    "groups of one formula": safe.MAX_TEX_GROUPS,
    "one formula as MathML": safe.MAX_MATHML,
    "elements of a formula inside each other": safe.MAX_MATHML_DEPTH,
    "a text listing": lines.MAX_BYTES,
    "lines of a text listing": lines.MAX_LINES,
    "a table, JSON, BibTeX": sourcefile.MAX_BYTES,
    "a saved HTML page": page.MAX_BYTES,
}
# Each as an expression, for most are larger than a test's name may be; and what is said of it.
MANY = "''.join(f'k{n}: 1\\n' for n in range(29_000))"
CASES = {
    "200 MB": ("", "the file is larger than 2 MB"),
    "a million names": ("'a: 1\\n' * 1_000_000", "the file is larger than 2 MB"),
    "29,000 unknown fields": (MANY, "28,980 more unknown fields from here on"),
    "90,000 authors": ("'authors:\\n' + '  - A B\\n' * 90_000", "the file holds more than 60,000 values"),
    "6,001 authors": ("'authors:\\n' + '  - A B\\n' * 6_001", "'authors' has 6,001 entries; it can hold 6,000"),
    "600,000 keywords": ("'keywords: [' + 'a,' * 600_000 + ']'", "the file holds more than 60,000 values"),
    "101 keywords": ("'keywords: [' + 'a,' * 101 + ']'", "'keywords' has 101 entries; it can hold 100"),
    "101 former names": ("'formerly: [' + 'a,' * 101 + ']'", "'formerly' has 101 entries; it can hold 100"),
    "macros": (
        "'macros: {' + ','.join(f\"{'a' * n}: x\" for n in range(1, 300)) + '}'",
        "'macros' has 299 entries; it can hold 200",
    ),
    "a bomb": ("'a: &a [x,x]\\nb: &b [*a,*a]\\nc: [*b,*b]'", "a value cannot begin with '&'"),
    "a merge": ("'<<: {a: b}'", "'<<' is not used here"),
    "a tag": ("'title: !!python/object/apply:os.system [id]'", "a value cannot begin with '!'"),
    "deep brackets": ("'title: ' + '[' * 900_000", "nested too deeply"),
    "deep braces": ("'title: ' + '{a: ' * 400_000", "nested too deeply"),
    "deep indents": ("'\\n'.join(' ' * n + 'a:' for n in range(1_500))", "nested too deeply"),
    "deep lists": ("'authors:\\n' + '- ' * 900_000", "nested too deeply"),
    "questions": ("'? ' * 900_000", "nested too deeply"),
    "a long title": ("'title: ' + 'x' * 1_900_000", "'title' must be at most 5,000 characters long"),
    "a long name": ("'authors: [' + 'x' * 1_900_000 + ']'", "must be at most 5,000 characters long"),
    "a long abstract": ("'abstract: ' + '[' * 0 + 'x[' * 900_000", "'abstract' must be at most 100,000 characters"),
    "a long name of a field": ("'x' * 1_900_000 + ': 1'", "this line is no field"),
    "a long number": ("'number: ' + '9' * 1_000_000", "'number' must be a whole number"),
    "a long address": ("'links: {code: \"https://' + 'a.' * 900_000 + 'org\"}'", "'code' must be a web address"),
    "a long DOI": ("'doi: 10.1000/' + 'a' * 1_900_000", "'doi' must be a DOI"),
    "a long ORCID": ("'authors: [{name: A, orcid: \"' + '0' * 1_900_000 + '\"}]'", "'orcid' must be an ORCID iD"),
    "BibTeX": ("'bibtex: \"@misc{a, ' + '{' * 900_000 + '}' * 900_000 + '}\"'", "at most 100,000 characters long"),
    "conflicts": ("'<<<<<<< \\n' * 190_000", "a merge conflict was left in the file"),
    "unknown commands": ("\"abstract: '\" + '\\\\q ' * 6_000 + \"'\"", "5,980 more things in 'abstract'"),
    "nested TeX": ("\"abstract: '$\" + '{' * 9_000 + '}' * 9_000 + \"$'\"", "formula longer than 2,000 characters"),
    "deep TeX": ("\"abstract: '$\" + '{' * 900 + '}' * 900 + \"$'\"", "formula with more than 100 groups"),
    "roots": ("\"abstract: '$\" + '\\\\sqrt' * 390 + \"x$'\"", "formula"),
    "a text to be read": ("\"abstract: '\" + '[' * 20_001 + \"'\"", "text longer than 20,000 characters"),
}
POSTER = "posters/s/x.yaml"
# The cases with what another file holds than a poster's that goes on so; a number is the size of a file of zeros.
ELSEWHERE = {
    "200 MB": (POSTER, "200_000_000"),
    "51 entries of the menu": ("site.yaml", "'nav: [' + 'a,' * 51 + ']'"),
    "51 tiers": ("site.yaml", "'sponsors: [' + '{tier: a, members: [b]},' * 51 + ']'"),
    "201 years": ("site.yaml", "'years: [' + '{name: a, url: https://a.org},' * 201 + ']'"),
    "101 options": ("site.yaml", "'theme_options: {' + ','.join(f'a{n}: b' for n in range(101)) + '}'"),
    "101 spellings": ("people.yaml", "'- {name: A, also: [' + 'a,' * 101 + ']}'"),
    "1,001 posters": ("people.yaml", "'- {name: A, posters: [' + 'a,' * 1_001 + ']}'"),
    "a large listing": ("listings/a.txt", "20_000_001"),
    "a long listing": ("listings/a.txt", "'Posters\\nRoom\\n' + 'A line of it\\n' * 100_001"),
    "a large table": ("listings/a.csv", "50_000_001"),
    "a large JSON file": ("listings/a.json", "50_000_001"),
    "a large BibTeX file": ("listings/a.bib", "50_000_001"),
    "a large page": ("listings/a.html", "100_000_001"),
}
CASES |= {
    "51 entries of the menu": ("", "'nav' has 51 entries; it can hold 50"),
    "51 tiers": ("", "'sponsors' has 51 entries; it can hold 50"),
    "201 years": ("", "'years' has 201 entries; it can hold 200"),
    "101 options": ("", "'theme_options' has 101 entries; it can hold 100"),
    "101 spellings": ("", "'also' has 101 entries; it can hold 100"),
    "1,001 posters": ("", "'posters' has 1,001 entries; it can hold 1,000"),
    "a large listing": ("", "larger than 20 MB"),
    "a long listing": ("", "more than 100,000 lines"),
    "a large table": ("", "larger than 50 MB"),
    "a large JSON file": ("", "larger than 50 MB"),
    "a large BibTeX file": ("", "larger than 50 MB"),
    "a large page": ("", "larger than 100 MB"),
}
CHILD = """
import contextlib, io, json, re, shutil, sys, time
from pathlib import Path
from generator import cli

def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

def write(path, made):
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(made, int):
        with path.open("wb") as file:
            file.truncate(made)
    else:
        path.write_text(made + "\\n")

def check(root, name, expression):
    shutil.rmtree(root, ignore_errors=True)
    write(root / "content" / "sessions" / "s.yaml", "title: S")
    write(root / "content" / "posters" / "s" / "x.yaml", "session: s")
    write(root / "content" / name, eval(expression))
    words = ["import", str(root / "content" / name)] if name.startswith("listings/") else ["check"]
    Path("/proc/self/clear_refs").write_text("5")
    said, started = io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        cli.main(["--root", str(root), *words])
    return time.process_time() - started, peak(), said.getvalue()

root = Path(sys.argv[1])
check(root, "site.yaml", "'name: A name'")
print(json.dumps({name: check(root, *made) for name, made in json.load(sys.stdin).items()}))
"""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Seconds of the processor, peak of memory in MiB, and what was said, of each case; all in one child."""
    posters = {name: (POSTER, f"'session: s\\n' + {text}") for name, (text, _) in CASES.items() if text}
    given = json.dumps(posters | ELSEWHERE)
    command = [sys.executable, "-c", CHILD, str(tmp_path_factory.mktemp("limits") / "site")]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, cwd=ROOT, timeout=300)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.threat(21)
@pytest.mark.threat(27)
@pytest.mark.threat(28)
@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is told by Linux")
@pytest.mark.parametrize("name", CASES)
def test_what_is_too_large_is_refused_at_once(measured: dict[str, Any], name: str) -> None:
    seconds, memory, said = measured[name]
    print(f"{name}: {seconds:.2f} s, {memory:.0f} MiB")
    assert CASES[name][1] in said
    assert len(said) < 20_000
    assert seconds < SECONDS
    assert memory < MEBIBYTES


def test_the_document_says_each_limit_as_it_is() -> None:
    rows = re.findall(r"^\| (.+?) \| ([\d,]+)(?: \w+)? \|$", (ROOT / "docs" / "LIMITS.md").read_text("utf-8"), re.M)
    assert {what: int(limit.replace(",", "")) for what, limit in rows} == DOCUMENTED


@pytest.mark.parametrize(
    ("kind", "field", "most"),
    [
        ("poster", "authors", limits.MAX_AUTHORS),
        ("poster", "keywords", limits.MAX_KEYWORDS),
        ("poster", "formerly", limits.MAX_FORMERLY),
        ("people", "also", limits.MAX_SPELLINGS),
        ("people", "posters", limits.MAX_ITEMS),
        ("site", "nav", limits.MAX_NAV),
        ("site", "sponsors", limits.MAX_TIERS),
        ("site", "years", limits.MAX_YEARS),
    ],
)
def test_editors_know_how_long_a_list_may_be(kind: str, field: str, most: int) -> None:
    held = schema.json_schema(kind)
    assert (held.get("items") or held)["properties"][field]["maxItems"] == most


def test_editors_know_how_long_a_text_may_be() -> None:
    told = schema.json_schema("poster")["properties"]
    assert told["title"]["maxLength"] == limits.MAX_LINE
    assert told["abstract"]["maxLength"] == limits.MAX_TEXT
    assert told["macros"]["maxProperties"] == limits.MAX_MACROS

"""What stands in a new repository, and that all of it fits together."""

import hashlib
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import __version__, listing, scaffold
from generator.commands import COMMANDS
from generator.content import schema, settings, sitefile
from generator.content.load import load
from generator.model import Settings
from generator.scaffold import sources
from generator.scaffold.repository import PICTURE

ROOT = Path(__file__).parents[2]
WHEEL = f"vendor/microsite-{__version__}-py3-none-any.whl"
EXAMPLE = "content/listings/example-session.txt"
EVERY = {
    ".gitignore",
    ".gitlab-ci.yml",
    "CONTRIBUTING.md",
    EXAMPLE,
    "content/site.yaml",
    "Makefile",
    "README.md",
    "requirements.txt",
    WHEEL,
}
OWN = "Session\nA Session of Our Own\nHall 1\nThe First Poster\nAda Lovelace\nA sentence that says what it is about.\n"

Microsite = Callable[..., int]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return scaffold.files()


@pytest.fixture
def conf(files: dict[str, bytes], tmp_path: Path) -> Path:
    """A new repository."""
    scaffold.write(files, tmp_path / "conf")
    return tmp_path / "conf"


def text(files: dict[str, bytes], path: str) -> str:
    return files[path].decode()


def test_the_files(files: dict[str, bytes]) -> None:
    more = {path for path in files.keys() - EVERY if not path.startswith((".github/workflows/", "content/schema/"))}
    assert files.keys() >= EVERY | schema.schema_files().keys()
    assert more == set(PICTURE.findall(text(files, "CONTRIBUTING.md")))
    assert [path for path in files if path.startswith(".github/workflows/")]
    assert list(files) == sorted(files)


def test_it_is_the_same_each_time(files: dict[str, bytes]) -> None:
    assert scaffold.files() == files


def test_site_yaml_explains_every_option(files: dict[str, bytes]) -> None:
    site = text(files, "content/site.yaml")
    assert site == sitefile.dump()
    assert all(re.search(rf"(?m)^(?:# )?{field.name}:", site) for field in schema.SITE)


def test_authors_read_what_the_project_says_to_authors(files: dict[str, bytes]) -> None:
    guide = text(files, "CONTRIBUTING.md")
    assert (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").startswith(guide)
    assert guide.count("\n## ") == 1
    assert "## You are an author" in guide
    # A wheel has only the pictures that pyproject.toml's force-include names.
    carried = {f"generator/{sources.BESIDES}/{picture}" for picture in PICTURE.findall(guide)}
    assert carried <= sources.packaged().keys()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_to_what_is_there(files: dict[str, bytes], document: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", text(files, document)):
        assert target.startswith("https://") or any(path == target or path.startswith(f"{target}/") for path in files)


def test_what_is_told_to_type_is_there(files: dict[str, bytes]) -> None:
    makefile = text(files, "Makefile")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))
    told = {
        word
        for path in files
        for word in re.findall(r"(?:`|^\s*(?:- )?(?:run: )?)make ([a-z]+)", _readable(files, path), re.M)
    }
    assert told == targets
    assert set(re.findall(r"\$\(MICROSITE\) ([a-z]+)", makefile)) <= set(COMMANDS)


def _readable(files: dict[str, bytes], path: str) -> str:
    return text(files, path) if path.endswith((".md", ".yml")) else ""


def test_it_is_set_up_as_the_project_itself(files: dict[str, bytes]) -> None:
    def set_up(makefile: str) -> list[str]:
        return re.findall(
            r"(?m)^(?:PYTHON|\t\$\$python|BIN|PIP|MICROSITE|\t@test|\t@\$\(PYTHON\) -c|\t@\$\(PIP\)).*", makefile
        )

    ours = set_up((ROOT / "Makefile").read_text(encoding="utf-8"))
    theirs = set_up(text(files, "Makefile"))
    assert len(theirs) == 9
    assert set(theirs) <= set(ours)


@pytest.mark.threat(46)
def test_what_it_needs_is_locked_and_the_program_with_it(files: dict[str, bytes]) -> None:
    needed = text(files, "requirements.txt")
    assert needed.startswith((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    digest = hashlib.sha256(files[WHEEL]).hexdigest()
    assert needed.endswith(f"\n./{WHEEL} \\\n    --hash=sha256:{digest}\n")
    assert "://" not in needed


def test_git_takes_all_of_it_and_nothing_that_is_built(conf: Path, files: dict[str, bytes]) -> None:
    for built in (".venv/site", ".microsite/state.json", "output/index.html"):
        (conf / built).parent.mkdir()
        (conf / built).touch()
    subprocess.run(["git", "init", "--quiet"], cwd=conf, check=True)
    subprocess.run(["git", "add", "--all"], cwd=conf, check=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=conf, check=True, capture_output=True, text=True).stdout
    assert set(listed.rstrip("\0").split("\0")) == set(files)


def test_the_example_is_seen_to_be_one_and_is_without_mistakes(
    conf: Path, microsite: Microsite, capsys: Capture
) -> None:
    assert listing.read(conf / EXAMPLE).doubts == ()
    assert microsite(conf, "import") == 0
    assert microsite(conf, "check", "--strict") == 0
    assert capsys.readouterr().err.endswith("3 posters: no mistakes, 0 warnings\n")
    found = load(settings.load(conf)).conference
    assert [session.title for session in found.sessions] == ["Example Session"]
    assert all(poster.title and "An Example" in poster.title.plain for poster in found.posters)
    assert sum(author.name is None for poster in found.posters for author in poster.authors) == 1
    assert sum(poster.abstract.formulas.mathml for poster in found.posters) >= 1
    assert {person.name.split()[1] for person in found.people} == {
        "Example",
        "Sample",
        "Specimen",
        "Pattern",
        "Placeholder",
    }


def test_the_example_goes_as_the_readme_says(conf: Path, microsite: Microsite) -> None:
    assert microsite(conf, "import") == 0
    remove = re.search(r"```sh\n\s+(rm .*)\n", (conf / "README.md").read_text(encoding="utf-8"))
    assert remove
    subprocess.run(["sh", "-c", remove[1]], cwd=conf, check=True)
    (conf / "content" / "listings" / "ours.txt").write_text(OWN, encoding="utf-8")
    assert microsite(conf, "import") == 0
    left = [file for file in (conf / "content").rglob("*") if file.is_file() and "schema" not in file.parts]
    assert not [file for file in left if file.name != "site.yaml" and b"xample Session" in file.read_bytes()]
    assert [poster.id for poster in load(settings.load(conf)).conference.posters] == ["the-first-poster"]


def test_as_it_comes_a_site_says_nothing_about_itself(conf: Path) -> None:
    assert settings.load(conf) == Settings(root=conf, output=conf / "output")

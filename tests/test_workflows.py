"""The workflows: what they may do, and that each of their steps works in a clean clone."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import cli

ROOT = Path(__file__).parents[1]
OURS = ROOT / ".github" / "workflows"
SCAFFOLD = ROOT / "generator" / "scaffold" / "files"
FILES = sorted(OURS.glob("*.yml"))
COPIED = ("check.yml", "links.yml", "pages.yml")
GITLAB = SCAFFOLD / ".gitlab-ci.yml"

POSTER = "content/posters/poster-session-2/search-your-nvfp4-scales.yaml"

Workflow = dict[Any, Any]
Step = dict[str, Any]


def read(file: Path) -> Workflow:
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def triggers(workflow: Workflow) -> dict[str, Any]:
    found = workflow[True]  # YAML 1.1 takes the word `on` for true
    return found if isinstance(found, dict) else dict.fromkeys([found] if isinstance(found, str) else found)


def steps(workflow: Workflow) -> Iterator[Step]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.fixture(params=FILES, ids=lambda file: file.name)
def file(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.mark.threat(43)
def test_every_action_is_pinned_with_its_version_beside_it(file: Path) -> None:
    used = re.findall(r"(?m)^.*\buses:.*$", file.read_text(encoding="utf-8"))
    assert used
    for line in used:
        assert re.fullmatch(r"\s*(?:- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_one_version_of_an_action_is_used_everywhere() -> None:
    used = {line for file in FILES for line in re.findall(r"uses: (.*)", file.read_text(encoding="utf-8"))}
    assert len({line.split("@")[0] for line in used}) == len(used)


@pytest.mark.threat(43)
def test_a_workflow_may_read_and_no_more(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    deploying = {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert more == (deploying if file.name == "pages.yml" else {})


@pytest.mark.threat(43)
def test_no_strangers_words_and_no_secrets_reach_a_shell(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "secrets" not in re.sub(r"(?m)#.*$", "", text)
    assert "github.event" not in text
    assert "head_ref" not in text
    assert not [step["run"] for step in steps(read(file)) if "${{" in step.get("run", "")]


@pytest.mark.threat(43)
def test_nothing_but_a_pull_request_or_our_own_branch_starts_a_workflow(file: Path) -> None:
    found = triggers(read(file))
    assert found.keys() <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    if file.name == "pages.yml":
        assert found["push"] == {"branches": ["main"]}
        assert "pull_request" not in found


def test_a_workflow_ends_and_does_not_run_twice(file: Path) -> None:
    workflow = read(file)
    assert workflow["concurrency"]["group"]
    assert all(job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())


@pytest.mark.threat(43)
def test_a_checkout_keeps_no_token(file: Path) -> None:
    checkouts = [step for step in steps(read(file)) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_steps_call_what_a_person_calls(file: Path) -> None:
    commands = [step["run"] for step in steps(read(file)) if "run" in step]
    assert commands
    for command in commands:
        target = re.fullmatch(r'make ([a-z-]+)(?: ARGS="[a-z -]+")?', command)
        assert target
        makefiles = [ROOT / "Makefile"] + ([SCAFFOLD / "Makefile"] if file.name in COPIED else [])
        assert all(re.search(rf"(?m)^{target[1]}:", makefile.read_text()) for makefile in makefiles)


def test_a_new_conference_gets_the_same_workflows() -> None:
    given = SCAFFOLD / ".github" / "workflows"
    assert {file.name for file in given.iterdir()} == set(COPIED)
    for name in COPIED:
        assert (given / name).read_bytes() == (OURS / name).read_bytes()


def test_gitlab_does_the_same() -> None:
    jobs = {name: job for name, job in read(GITLAB).items() if name not in {"default", "variables", "workflow"}}
    commands = {name: [*job["script"], *job.get("after_script", [])] for name, job in jobs.items()}
    assert commands == {
        "check": ["make check", "make site", 'make check ARGS="--site output"', "make changes"],
        "pages": ['make site ARGS="--output public"', 'make check ARGS="--site public"'],
        "links": ["make links"],
    }
    assert jobs["check"]["artifacts"]["paths"] == ["output/"]
    assert jobs["pages"]["artifacts"]["paths"] == ["public/"]
    assert jobs["links"]["allow_failure"] is True
    assert all(job["rules"] for job in jobs.values())


def git(folder: Path, *words: str) -> str:
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environ |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *somebody, *words], cwd=folder, env=environ, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of all that is not ignored here, committed: what a push of this folder would hold."""
    if not (ROOT / ".git").exists():
        pytest.skip("this folder is no clone of a repository")
    folder = tmp_path_factory.mktemp("upstream")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=all of it")
    return folder


@pytest.fixture
def clone(upstream: Path, tmp_path: Path) -> Path:
    """A clean clone; what `make` would install is lent to it, for nothing is to be downloaded."""
    folder = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(upstream), str(folder))
    (folder / ".venv").mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (folder / ".venv" / part).symlink_to(Path(sys.prefix) / part)
    for stamp in ("made", "site"):
        (folder / ".venv" / stamp).touch()
    return folder


def commit(clone: Path, edits: dict[str, tuple[str, str]]) -> None:
    """Some words of some files replaced, on a branch of their own."""
    git(clone, "switch", "--quiet", "--create", "mend")
    for name, (old, new) in edits.items():
        text = (clone / name).read_text(encoding="utf-8")
        assert old in text
        (clone / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    git(clone, "commit", "--quiet", "--all", "--message=an edit")


def run(clone: Path, step: Step) -> tuple[int, str]:
    """The step as a runner runs it: its exit status, and the summary that it wrote."""
    summary = clone.parent / "summary.md"
    summary.unlink(missing_ok=True)
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "MAKE", "CI"))}
    environ |= {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_BASE_REF": "main"}
    for name, value in step.get("env", {}).items():
        environ[name] = value.replace("${{ steps.pages.outputs.base_url }}", "https://example.github.io/posters")
    command = ["bash", "-e", "-c", step["run"]]
    done = subprocess.run(command, cwd=clone, env=environ, capture_output=True, text=True, check=False, timeout=60)
    print(done.stdout, done.stderr)
    return done.returncode, summary.read_text(encoding="utf-8") if summary.exists() else ""


def run_all(clone: Path, name: str) -> dict[str, tuple[int, str]]:
    return {step["name"]: run(clone, step) for step in steps(read(OURS / name)) if "run" in step}


@pytest.mark.slow
def test_a_pull_request_with_a_poster_is_checked_built_and_told(clone: Path) -> None:
    commit(clone, {POSTER: ("Recently, GPU accelerators", "Lately, GPU accelerators")})
    done = run_all(clone, "check.yml")
    assert [status for status, _ in done.values()] == [0, 0, 0, 0]
    assert (clone / "output" / "posters" / f"{Path(POSTER).stem}.html").is_file()
    assert "47 posters" in done["Check the content"][1]
    told = done["Say what the change does"][1]
    assert f"This change touches poster files only: `{POSTER}`." in told
    assert "not committed" not in told
    assert "- [-Recently,-] GPU" in told
    assert "+ {+Lately,+} GPU" in told


@pytest.mark.slow
@pytest.mark.threat(44)
def test_a_pull_request_with_more_than_a_poster_says_so(clone: Path) -> None:
    commit(
        clone, {POSTER: ("title: ", "title: 'unclosed "), "Makefile": ("site: .venv/site", "site: .venv/site # mine")}
    )
    named = {step.get("name"): step for step in steps(read(OURS / "check.yml"))}
    status, told = run(clone, named["Check the content"])
    assert status == 2  # of make, for what it called ended with 1
    assert POSTER in told
    assert named["Say what the change does"]["if"] == "${{ !cancelled() }}"
    status, told = run(clone, named["Say what the change does"])
    assert status == 2
    assert "## For the reviewer: this changes more than poster files" in told
    assert "The Makefile: `Makefile` – it runs code on this runner" in told
    assert f"Besides, poster files: `{POSTER}`." in told
    assert "With this change the site cannot be made" in told


@pytest.mark.slow
def test_the_main_branch_is_built_for_the_address_of_its_pages(clone: Path) -> None:
    done = run_all(clone, "pages.yml")
    assert [status for status, _ in done.values()] == [0, 0]
    assert "https://example.github.io/posters/posters/" in (clone / "output" / "sitemap.xml").read_text()


def test_an_address_in_the_content_comes_before_the_hosts(two_days: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MICROSITE_URL", "https://example.github.io/posters")
    assert cli.main(["--root", str(two_days), "build"]) == 0
    assert "https://example.org/wss-2026/" in (two_days / "output" / "robots.txt").read_text()
    assert cli.main(["--root", str(two_days), "build", "--url", "https://example.net/"]) == 0
    assert "https://example.net/" in (two_days / "output" / "robots.txt").read_text()


@pytest.mark.slow
def test_outside_links_are_asked(clone: Path) -> None:
    for poster in (clone / "content" / "posters").glob("*/*.yaml"):
        if re.search(r"(?m)^[^#\n]*https?://", poster.read_text(encoding="utf-8")):
            poster.unlink()  # so that no test asks the network
    (step,) = (step for step in steps(read(OURS / "links.yml")) if "run" in step)
    assert step["continue-on-error"] is True
    status, told = run(clone, step)
    assert status == 0
    assert told.startswith("# Outside links\n\n0 outside links: ")


AUDITOR = """#!/bin/sh
echo '{"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": []}]}'
"""


@pytest.mark.slow
def test_advisories_are_looked_up(clone: Path) -> None:
    tools = clone / ".venv" / "audit" / "bin"  # lent as well, and newer than what it is made from
    tools.mkdir(parents=True)
    (tools / "pip-audit").write_text(AUDITOR, encoding="utf-8")
    (tools / "pip-audit").chmod(0o755)
    (step,) = (step for step in steps(read(OURS / "test.yml")) if "audit" in step.get("run", ""))
    assert run(clone, step)[0] == 0

"""Pictures and PDFs opened by the worker's processes, as many as pay."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from generator.content.materials import limits, worker
from generator.content.materials.worker import Answer

Wanted = tuple[str, Path]  # "picture" or "pdf", and the file

# One process opens these in about the time in which another would start.
ENOUGH_FOR_TWO = 8
STUCK: Answer = {"problem": "stuck"}


def reads_pdfs() -> bool:
    """Whether the tool for PDFs is installed."""
    return find_spec("pypdfium2") is not None


def open_all(wanted: Sequence[Wanted]) -> dict[Path, Answer]:
    """What the worker found in each file; STUCK for those that it crashed, hung or starved on."""
    if not wanted:
        return {}
    count = min(os.cpu_count() or 1, 1 + len(wanted) // ENOUGH_FOR_TWO)
    with ThreadPoolExecutor(count) as pool:
        shares = pool.map(_open, [wanted[start::count] for start in range(count)])
        return {path: answer for share in shares for path, answer in share.items()}


def _open(wanted: Sequence[Wanted]) -> dict[Path, Answer]:
    answers: dict[Path, Answer] = {}
    while len(answers) < len(wanted):
        waiting = wanted[len(answers) :]
        found = _ask(waiting)
        answers |= {path: answer for (_, path), answer in zip(waiting, found, strict=False)}
        if len(answers) < len(wanted):  # the worker ended at the next file
            answers[wanted[len(answers)][1]] = STUCK
    return answers


def _ask(wanted: Sequence[Wanted]) -> list[Answer]:
    """The answers of one process, in order, up to the file at which it ended."""
    share = limits.SECONDS, limits.MEMORY, limits.MAX_PIXELS
    lines = "".join(json.dumps([kind, str(path)]) + "\n" for kind, path in wanted)
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-P", worker.__file__, *map(str, share)],
        input=lines.encode(),
        capture_output=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},  # the libraries that we have
        check=False,
    )
    ready, *answered = done.stdout.decode().split("\n")[:-1]  # a line without an end is half an answer
    if ready != worker.READY:
        raise RuntimeError(f"the worker did not start: {done.stderr.decode(errors='replace')}")
    return [json.loads(line) for line in answered]

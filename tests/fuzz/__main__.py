"""`make fuzz`: a fuzzer that follows the program's branches looks for bytes that break a target.

python -m tests.fuzz TARGET SECONDS [CORPUS]: the corpus is a folder that what was found is kept in.
"""

import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module

import atheris

import generator

# All of them now, for what is imported later is not followed.
with atheris.instrument_imports(include=["generator", "markdown_it"]):
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    from tests.fuzz.targets import TARGETS

LONGEST = 4096  # bytes


def main(words: Sequence[str]) -> None:
    """Run one target; the process ends with another status than 0 where it was broken."""
    name, seconds, *corpus = words
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=1500"]
    atheris.Setup(["fuzz", *options, *corpus], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])

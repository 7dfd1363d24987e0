"""The files of a new conference's repository: everything that its site is made from, and the program that makes it."""

import re
from pathlib import Path

from generator.content import schema, sitefile
from generator.scaffold import sources, wheel
from generator.scaffold.wheel import Wheel

FIXED = Path(__file__).parent / "files"  # the files that are the same for everybody, laid out as they will stand
PICTURE = re.compile(r"!\[[^\]]*\]\((?P<path>[^):]+)\)")


def files() -> dict[str, bytes]:
    """Path in the repository, with slashes -> content; sorted by path, and always the same."""
    program = wheel.build()
    guide = authors_guide()
    found = {path: file.read_bytes() for path, file in sources.tree(FIXED)}
    found |= schema.schema_files()
    found |= {path: sources.project_file(path) for path in PICTURE.findall(guide)}
    found |= {
        "CONTRIBUTING.md": guide.encode(),
        "content/site.yaml": sitefile.dump().encode(),
        "requirements.txt": _requirements(program).encode(),
        f"vendor/{program.name}": program.data,
    }
    return dict(sorted(found.items()))


def authors_guide() -> str:
    """The first page of the project's CONTRIBUTING, for authors: up to where it turns to those who program."""
    head, first, *_ = sources.project_file("CONTRIBUTING.md").decode().split("\n## ")
    return f"{head}\n## {first}".rstrip("\n") + "\n"


def _requirements(program: Wheel) -> str:
    """The libraries as they are locked, and the program itself; pip looks for `./` where it is called."""
    locked = sources.project_file("requirements.txt").decode()
    return f"{locked}./vendor/{program.name} \\\n    --hash=sha256:{program.sha256}\n"

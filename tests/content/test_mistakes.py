"""Each file below broken/ is wrong in one way; beside it stands, word for word, what its author is told."""

from pathlib import Path

import pytest

from generator.content import ownpages, posters, sessions, settings
from generator.content.fields import Faults
from generator.content.people import identities
from generator.errors import SourceError

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(path for path in BROKEN.glob("*/*") if path.suffix != ".txt")


def told(path: Path, folder: Path) -> Faults:
    faults: Faults = []
    match path.parent.name:
        case "poster":
            return list(posters.load(path, BROKEN).faults)
        case "session":
            sessions.load(path, faults)
        case "people":
            identities.load(path, faults)
        case "page":
            ownpages.load(path, BROKEN, faults)
        case "site":
            (folder / "content").mkdir()
            (folder / "content" / "site.yaml").write_bytes(path.read_bytes())
            return list(settings.read(folder).faults)
    return faults


def shown(fault: SourceError) -> str:
    level = "warning: " if fault.level == "warning" else ""
    return f"{fault.place.line}:{fault.place.column}: {level}{fault.message}\n  hint: {fault.hint}\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.threat(22)
@pytest.mark.threat(24)
@pytest.mark.threat(26)
def test_its_author_is_told_what_to_type(path: Path, tmp_path: Path) -> None:
    expected = path.with_name(path.name.rpartition(".")[0] + ".txt").read_text(encoding="utf-8")
    faults = told(path, tmp_path)
    assert "".join(shown(fault) for fault in faults) == expected
    assert all(fault.hint for fault in faults)


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 140

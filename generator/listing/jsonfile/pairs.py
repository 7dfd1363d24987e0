"""Which file of abstracts belongs to which file of posters: the sites publish the two under one name's beginning."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from generator.errors import Place, SourceError
from generator.listing import jsonfile

_ENDING = "abstracts"


class Pairs(Struct, frozen=True):
    """The abstracts for each file of posters; which files they came from; and those that belong to none."""

    abstracts: dict[Path, Mapping[str, str]] = field(default_factory=dict)
    used: list[Path] = field(default_factory=list)
    mistakes: list[SourceError] = field(default_factory=list)


def pair(paths: Sequence[Path]) -> Pairs:
    """Find the files of abstracts among the JSON files `paths`, and the file of posters of each."""
    found = {path: abstracts for path in paths if (abstracts := _abstracts(path)) is not None}
    others = [path for path in paths if path not in found]
    pairs = Pairs(used=list(found))
    for path, abstracts in found.items():
        try:
            owner = _owner(path, others)
        except SourceError as mistake:
            pairs.mistakes.append(mistake)
        else:
            pairs.abstracts[owner] = {**pairs.abstracts.get(owner, {}), **abstracts}
    return pairs


def _abstracts(path: Path) -> Mapping[str, str] | None:
    try:
        return jsonfile.read_abstracts(path)
    except SourceError:  # whoever reads the file says what is wrong with it
        return None


def _owner(path: Path, others: Sequence[Path]) -> Path:
    """The file of posters whose name begins as that of the abstracts, else the only one."""
    beginning = path.stem.lower().removesuffix(_ENDING)
    alike = [other for other in others if beginning and other.stem.lower().startswith(beginning)]
    found = alike or list(others)
    if len(found) == 1:
        return found[0]
    names = " or ".join(other.name for other in found) or "no other JSON file is given"
    message = f"the file holds abstracts alone, and it cannot be told whose: {names}"
    hint = f"import it together with its file of posters, such as {beginning or 'NAME-'}orals-posters.json"
    raise SourceError(message, Place(path), hint)

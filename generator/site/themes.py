"""Where a theme's templates and static files come from: the site's own themes first, then those that ship."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.errors import Place, SourceError

SHIPPED = (Path(__file__).parents[1] / "themes", Path(__file__).parents[2] / "themes")  # wheel, checkout


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's folders, the theme itself first, then what it extends."""

    name: str
    folders: tuple[Path, ...]

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders in which a template is looked for, in order."""
        return tuple(folder / "templates" for folder in self.folders)

    def static_files(self) -> dict[str, Path]:
        """Route below output/ -> file; a theme's file stands before one of the same name that it extends."""
        found: dict[str, Path] = {}
        for folder in reversed(self.folders):
            for file in sorted(_files(folder / "static")):
                found[f"static/{file.relative_to(folder / 'static').as_posix()}"] = file
        return dict(sorted(found.items()))

    def files(self) -> Iterator[Path]:
        """Every file that the theme's pages depend on."""
        for folder in self.folders:
            yield from sorted(_files(folder))


def find(name: str, root: Path) -> Theme:
    """The theme of that name for the site at `root`, with all that it extends.

    Raises SourceError where a theme does not exist or extends itself.
    """
    folders: list[Path] = []
    wanted, place = name, Place(root / "content" / "site.yaml")
    while wanted:
        folder = _folder(wanted, root, place)
        if folder in folders:
            raise SourceError(f"theme {wanted!r} extends itself", place, "remove 'extends:' from one of the themes")
        folders.append(folder)
        wanted, place = _extends(folder), Place(folder / "theme.yaml")
    return Theme(name, tuple(folders))


def _folder(name: str, root: Path, place: Place) -> Path:
    homes = (root / "themes", *SHIPPED)
    if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        for home in homes:
            if (home / name / "theme.yaml").is_file():
                return home / name
    known = sorted({file.parent.name for home in homes for file in home.glob("*/theme.yaml")})
    raise SourceError(f"there is no theme {name!r}", place, f"themes here: {', '.join(known)}")


def _extends(folder: Path) -> str:
    options = yaml.safe_load((folder / "theme.yaml").read_text(encoding="utf-8"))
    return str(options.get("extends") or "") if isinstance(options, dict) else ""


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("."))

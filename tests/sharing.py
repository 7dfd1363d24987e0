"""What is made once in a run of the tests, by whichever of its workers needs it first."""

from collections.abc import Callable
from pathlib import Path

from generator.publish import disk

Built = Callable[..., Path]  # the output of a site, by its name, in a theme


class Once:
    """Folders by name, each filled by the worker that asks first, while the others wait; tests only read in them."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __call__(self, name: str, fill: Callable[[Path], object]) -> Path:
        """The folder of the name; `fill` gets it empty, but for a lock."""
        folder, filled = self.home / name, self.home / f"{name}.filled"
        with disk.alone(folder, lambda: None):
            if not filled.exists():
                fill(folder)
                filled.touch()
        return folder

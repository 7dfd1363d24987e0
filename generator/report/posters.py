"""A poster in the report: what it is called there, and where its fields stand."""

from collections.abc import Mapping
from pathlib import Path

from generator.errors import Place
from generator.model import Poster
from generator.site import views

Places = Mapping[str, Mapping[str, Place]]


def label(poster: Poster) -> str:
    """What a poster is called in a summary: its sign, else its id."""
    return views.plate(poster).figure or poster.id


def title(poster: Poster) -> str:
    """The title, or the abstract's first words where it is unknown."""
    return views.plain_title(poster) or f"begins “{views.opening(poster)}”"


def place(poster: Poster, field: str, places: Places, root: Path) -> Place:
    """Where a field of the poster stands; the beginning of its file where it has none."""
    return places.get(poster.id, {}).get(field) or Place(root / poster.path)

"""What a reader was not sure of and what it did not take over: equal words once, with a count."""

from pathlib import Path

from generator.errors import Place, SourceError


class Notes:
    """Warnings on one source and the names of its fields that are not imported, each in the order of its first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._found: dict[tuple[str, str], list[Place]] = {}
        self._left_out: dict[str, None] = {}

    def note(self, message: str, place: Place, hint: str = "") -> None:
        """Keep a warning; where the same is said of many places, it is shown once, at the first, with their number."""
        self._found.setdefault((message, hint), []).append(place)

    def leave_out(self, field: str) -> None:
        """Keep the name of a field that holds something and is not imported."""
        self._left_out[field] = None

    @property
    def doubts(self) -> tuple[SourceError, ...]:
        """The warnings by place."""
        found = [self._warning(*words, places) for words, places in self._found.items()]
        return tuple(sorted(found, key=lambda warning: warning.place))

    @property
    def left_out(self) -> tuple[str, ...]:
        """The names of the fields that are not imported."""
        return tuple(self._left_out)

    @staticmethod
    def _warning(message: str, hint: str, places: list[Place]) -> SourceError:
        times = f" ({len(places)} times, here first)" if len(places) > 1 else ""
        return SourceError(message + times, places[0], hint, "warning")

"""What a preview knows of its last build, in its memory: so an edit makes only what it changes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import chain

from generator import stamps
from generator.content.load import Cache
from generator.model import Settings
from generator.publish.kit import Kit, kit
from generator.publish.laying import Laid
from generator.publish.sums import Sums
from generator.site import themes

Uses = tuple[object, ...]  # what a file is made of: equal uses make equal files


@dataclass
class Remembered:
    """The content as it was read, what was formed of it, and the files that stand with what each was made of.

    The files lie in a folder that belongs to the preview, so nobody else changes them.
    """

    cache: Cache = field(default_factory=Cache)
    sums: Sums = field(default_factory=dict)  # of all files that stand
    files: dict[str, tuple[Uses, Laid]] = field(default_factory=dict)
    last_kit: tuple[Uses, Kit] | None = None  # with what it was made of
    made_with: str = ""  # the program that made the files

    def kit(self, settings: Settings) -> Kit:
        """What the site is made with: that of the last build, with templates that are ready, while it is the same."""
        folders = {settings.root / "themes", *themes.SHIPPED}
        stood = sorted(chain.from_iterable(stamps.below(str(folder)) for folder in folders))
        made_of = settings.root, settings.theme, settings.language, settings.theme_options, stood
        if self.last_kit is None or self.last_kit[0] != made_of:
            self.last_kit = made_of, kit(settings)
        return self.last_kit[1]

    def standing(self, route: str, uses: Uses, program: str) -> Laid | None:
        """The file there, where the same program would make it of the same things again."""
        known = self.files.get(route)
        return known[1] if known and self.made_with == program and known[0] == uses else None

    def forget(self) -> None:
        """The files begin to be replaced: until all are, nobody knows which stand."""
        self.sums, self.files = {}, {}

    def keep(self, site: Collection[Laid], uses: Mapping[str, Uses], made_with: Kit) -> None:
        """The files that stand now, each with what it was made of where that is known; what is not is forgotten."""
        self.made_with = made_with.program
        self.sums = {laid.route: laid.digest for laid in site}
        standing = (laid._replace(is_new=False) if laid.is_new else laid for laid in site)
        self.files = {laid.route: (uses[laid.route], laid) for laid in standing if laid.route in uses}
        self.cache.kept.turn()

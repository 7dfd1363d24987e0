"""What a preview knows of its last build, in its memory: so an edit makes only what it changes."""

from collections.abc import Mapping
from functools import cached_property, partial
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from generator import stamps
from generator.content.load import Cache
from generator.model import Settings
from generator.publish import tree
from generator.publish.kit import Kit, kit
from generator.publish.laying import Laid
from generator.publish.stage import Stage
from generator.publish.sums import Listing
from generator.site import Bundle, Written, themes
from generator.site.export import Export

Uses = tuple[object, ...]  # what a file is made of: equal uses make equal files


class Standing(NamedTuple):
    """The files of a bundle that stand, by route; what all are made of, and what each is, as far as is known."""

    uses: Uses | None
    each: Mapping[str, Uses | None]
    files: Mapping[str, Laid]


class Remembered(Struct):
    """The content as it was read, what was formed of it, and the files that stand with what they were made of.

    The files lie in a folder that belongs to the preview, so nobody else changes them.
    """

    cache: Cache = field(default_factory=Cache)
    listing: Listing = field(default_factory=lambda: Listing({}))  # of all files that stand
    bundles: dict[str, Standing] = field(default_factory=dict)
    last_kit: tuple[Uses, Kit] | None = None  # with what it was made of
    made_with: str = ""  # the program that made the files; "" where nobody knows what stands

    def kit(self, settings: Settings) -> Kit:
        """What the site is made with: that of the last build, with templates that are ready, while it is the same."""
        folders = {settings.root / "themes", *themes.SHIPPED}
        stood = [listed for folder in sorted(folders) for listed in stamps.below(str(folder))]
        made_of = settings.root, settings.theme, settings.language, settings.theme_options, stood
        if self.last_kit is None or self.last_kit[0] != made_of:
            self.last_kit = made_of, kit(settings)
        return self.last_kit[1]

    def replace(self, stage: Stage, site: Mapping[str, Laid], sieve: "Sieve") -> None:
        """Bring the stage's output up to date with the files of `site`, those that the `sieve` did not hold back.

        Raises as `tree.replace` does. Until all files are replaced, nobody knows which stand.
        """
        listing = self.listing
        self.listing, self.bundles, self.made_with = Listing({}), {}, ""
        if sieve.stood:
            laid = {route: one.digest for route, one in site.items() if one.is_new}
            tree.replace_some(stage, laid, sieve.left() - site.keys(), listing)
        else:
            tree.replace(stage, site.values(), listing.sums or tree.owned(stage.output))
            listing = Listing({route: one.digest for route, one in site.items()})
        self.keep(site, listing, sieve)

    def keep(self, site: Mapping[str, Laid], listing: Listing, sieve: "Sieve") -> None:
        """What stands now: the files of `site`, and what the `sieve` held back."""
        self.made_with, self.listing = sieve.program, listing
        self.bundles = {**sieve.stood, **{name: _standing(asked, site) for name, asked in sieve.asked.items()}}
        self.cache.kept.turn()


class Asked(NamedTuple):
    """What all files of a bundle are made of, and what each is."""

    uses: Uses | None
    each: dict[str, Uses | None]


class Sieve:
    """Lets through what a build must make; holds back what stands from the last one, whole bundles as `stood`."""

    def __init__(self, last: Remembered, program: str) -> None:
        self.program = program
        self.stood: dict[str, Standing] = {}
        self.asked: dict[str, Asked] = {}
        self._last = last.bundles if last.made_with == program else {}

    def sift(self, bundle: Bundle) -> tuple[Mapping[str, Laid], Bundle | None]:
        """The files of the bundle that stand, by route, and a bundle of the others, None where there are none.

        Where the whole bundle stands neither.
        """
        uses = bundle.uses() if bundle.uses else None
        known = self._last.get(bundle.name)
        if known and uses is not None and known.uses == uses:
            self.stood[bundle.name] = known
            return {}, None
        self.asked[bundle.name] = Asked(uses, {})
        fresh: list[Written] = []
        standing: dict[str, Laid] = {}
        for one in bundle.files():
            if laid := self.standing(bundle.name, one.route, _uses(one)):
                standing[one.route] = laid
            else:
                fresh.append(one)
        pages = sum(not isinstance(one, Export) for one in fresh)
        return standing, replace(bundle, files=partial(iter, fresh), pages=pages) if fresh else None

    def standing(self, bundle: str, route: str, uses: Uses | None) -> Laid | None:
        """The file of a bundle, where it was made of the same; what it uses is noted for the next build."""
        self.asked.setdefault(bundle, Asked(None, {})).each[route] = uses
        was_in = self._bundle_of(bundle, route)
        return was_in.files[route] if was_in and uses is not None and was_in.each[route] == uses else None

    def left(self) -> set[str]:
        """The files of the last build that lay in other bundles than those that stand."""
        asked = (bundle for name, bundle in self._last.items() if name not in self.stood)
        return {route for bundle in asked for route in bundle.files}

    def _bundle_of(self, bundle: str, route: str) -> Standing | None:
        """The bundle in which the file was: mostly the same, but posters move from batch to batch."""
        known = self._last.get(bundle)
        return known if known and route in known.files else self._by_route.get(route)

    @cached_property
    def _by_route(self) -> dict[str, Standing]:
        return {route: bundle for bundle in self._last.values() for route in bundle.files}


def _uses(one: Written) -> Uses | None:
    if isinstance(one, Export):
        return one.uses
    return one.uses() if one.uses else None


def _standing(asked: Asked, site: Mapping[str, Laid]) -> Standing:
    return Standing(*asked, {route: site[route]._replace(is_new=False) for route in asked.each})

"""The pages at short addresses: each leads on to its poster, or to a choice where several posters have one number."""

from collections.abc import Iterator, Mapping
from functools import partial

from generator.site.bundle import Bundle, runs
from generator.site.gathered import Batch
from generator.site.pagemaker import Draft, Page, PageMaker
from generator.site.shortaddresses import ShortAddress, short_addresses, sign

Run = tuple[ShortAddress, ...]


def bundles(maker: PageMaker) -> Iterator[Bundle]:
    """The pages of all short addresses."""
    signs = maker.kept.settled("signs", maker.gathered.of_posters(_signs))
    for number, run in enumerate(maker.kept.of(_runs, signs)):
        yield Bundle(f"short {number}", partial(_files, maker, run), partial(_of, maker, run), len(run))


def _signs(batch: Batch) -> dict[str, str]:
    found = {one.poster.id: sign(one.poster, one.session) for one in batch.cited}
    return {poster: figure for poster, figure in found.items() if figure}


def _runs(signs: Mapping[str, str]) -> tuple[Run, ...]:
    return runs(tuple(short_addresses(signs)))


def _files(maker: PageMaker, run: Run) -> Iterator[Draft]:
    return (Draft(one.route, partial(_page, maker, one), partial(_of, maker, (one,))) for one in run)


def _of(maker: PageMaker, run: Run) -> tuple[object, ...]:
    """What the pages of some addresses are made of."""
    chips = [maker.chips[poster] for one in run for poster in one.posters]
    return maker.common, run, chips, [maker.lines[poster] for one in run if one.posters[1:] for poster in one.posters]


def _page(maker: PageMaker, address: ShortAddress) -> Page:
    if len(address.posters) > 1:
        return _choice(maker, address)
    chip = maker.chips[address.posters[0]]
    named = chip.plain_title or address.posters[0]
    title = maker.words("short_address", sign=address.sign, title=named)
    head = maker.head(title, title, "posters", chip.route)
    return Page(address.route, "short.html", {"site": maker.site, "head": head, "target": chip.route, "heading": named})


def _choice(maker: PageMaker, address: ShortAddress) -> Page:
    title = maker.words("several_posters", figure=address.sign)
    lines = tuple(maker.lines[poster] for poster in address.posters)
    return maker.page(address.route, "choice.html", title, title, "posters", heading=title, posters=lines)

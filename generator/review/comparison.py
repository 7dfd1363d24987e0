"""Two sites, route by route: which pages and files are new, changed or removed, and what readers see of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.review import sides, words
from generator.review.difference import difference
from generator.review.records import Fate, FileChange, Line, PageChange, Sign
from generator.review.sides import Side

# By the first folder of the route, in the order in which they are told.
KINDS = {"posters": "poster page", "": "page", "sessions": "session page", "authors": "author page"}


def kind(route: str) -> str:
    """What the page at that route is: a poster page, a session page ..."""
    return KINDS.get(route.rpartition("/")[0], KINDS[""])


def _place(route: str) -> tuple[int, str]:
    return list(KINDS.values()).index(kind(route)), route


def compare(before: Side, after: Side) -> tuple[tuple[PageChange, ...], tuple[FileChange, ...]]:
    """What became of the pages, and of the other files.

    TemplateFault where a template of either theme cannot be used.
    """
    # Pages with equal keys are equal, and most pages of a change are: only the others are made.
    differing = {route for route in {**before.outputs, **after.outputs} if _may_differ(before, after, route)}
    old = sides.render(before, differing & before.keys.keys())
    new = sides.render(after, differing & after.keys.keys())
    return tuple(_pages(_read(before, old), _read(after, new))), tuple(_files(differing, (before, after), (old, new)))


def _may_differ(before: Side, after: Side, route: str) -> bool:
    return route not in before.keys or before.keys[route] != after.keys.get(route)


def _read(side: Side, rendered: Mapping[str, bytes]) -> dict[str, str]:
    """The HTML of the pages that people read."""
    return {route: html.decode() for route, html in rendered.items() if sides.is_page(side.outputs[route])}


def _pages(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[PageChange]:
    found = [_alone(route, Fate.NEW, new[route]) for route in new.keys() - old.keys()]
    found += [_alone(route, Fate.REMOVED, old[route]) for route in old.keys() - new.keys()]
    both = {route: (old[route], new[route]) for route in old.keys() & new.keys()}
    found += _changed({route: pair for route, pair in both.items() if pair[0] != pair[1]})
    yield from sorted(found, key=lambda change: _place(change.routes[0]))


def _alone(route: str, fate: Fate, html: str) -> PageChange:
    """A page that has no other side; an author's page holds nothing that the posters do not say."""
    sign = Sign.NEW if fate == Fate.NEW else Sign.OLD
    told = () if kind(route) == KINDS["authors"] else words.lines(html, "main")
    lines = tuple(Line(sign, line) for line in told)
    return PageChange(fate=fate, routes=(route,), title=words.title(html), lines=lines)


def _changed(pairs: Mapping[str, tuple[str, str]]) -> Iterator[PageChange]:
    """The changed pages, those together that changed in the same way.

    Pages are read once for each way in which their HTML changed: a word in a theme's footer changes thousands alike.
    """
    alike: dict[object, list[str]] = defaultdict(list)
    for route in sorted(pairs, key=_place):
        alike[_fingerprint(*pairs[route]) or route].append(route)
    seen: dict[tuple[tuple[Line, ...], bool], list[str]] = defaultdict(list)
    for routes in alike.values():
        seen[_lines(*pairs[routes[0]])].extend(routes)
    for (lines, markup), routes in seen.items():
        told = tuple(sorted(routes, key=_place))
        title = words.title(pairs[told[0]][1])
        yield PageChange(fate=Fate.CHANGED, routes=told, title=title, lines=lines, markup=markup)


def _fingerprint(old: str, new: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The lines of HTML that are only in the one and only in the other; None where they were but reordered."""
    before, after = Counter(old.split("\n")), Counter(new.split("\n"))
    gone, come = tuple((before - after).elements()), tuple((after - before).elements())
    return (gone, come) if gone or come else None


def _lines(old: str, new: str) -> tuple[tuple[Line, ...], bool]:
    """The difference as readers see it; of the HTML itself where they see none."""
    seen = difference(words.lines(old), words.lines(new))
    return (seen, False) if seen else (difference(old.split("\n"), new.split("\n")), True)


def _files(
    routes: Iterable[str], both: tuple[Side, Side], rendered: tuple[Mapping[str, bytes], Mapping[str, bytes]]
) -> Iterator[FileChange]:
    for route in sorted(routes):
        before, after = (
            sides.measure(output, made) if (output := side.outputs.get(route)) and sides.is_file(output) else None
            for side, made in zip(both, rendered, strict=True)
        )
        if before != after:
            yield FileChange(route, before and before[0], after and after[0])

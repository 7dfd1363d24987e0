"""A review in words, short enough for a pull request's summary: the rest is counted."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.quoting import without_commands
from generator.review.comparison import kind
from generator.review.records import Concern, Fate, FileChange, Line, Mistake, PageChange, Review, Touched
from generator.review.styles import Style
from generator.words import counted, shortened

# GitHub takes 1 MiB of a step's summary, and shows none of a longer one. At four bytes a character these make half.
BLOCKS = 30  # pages with their lines
LINES = 40  # of a page
WIDTH = 96
NAMES = 8  # pages or files in a sentence
ITEMS = 40  # of a list
NAME_LENGTH = 120
MISTAKE_LENGTH = 600

_FATES = {Fate.CHANGED: "Changed", Fate.NEW: "New", Fate.REMOVED: "Removed"}


def tell(review: Review, style: Style) -> str:
    """The review as text of that style; a runner that prints it finds no command of its own in it."""
    parts = [style.heading("What this change does", 1), *_touched(review.touched, style)]
    parts.append(style.heading("Pages and files", 2))
    if review.broken_before or review.broken_after:
        parts += _broken(review, style)
    else:
        parts += [style.paragraph(_summary(review, style)), *_pages(review.pages, style), *_files(review.files, style)]
    return without_commands("".join(parts)).strip("\n") + "\n"


def _touched(touched: Touched, style: Style) -> Iterator[str]:
    if not touched.own and not touched.concerns:
        yield style.paragraph("This change touches no file.")
    elif not touched.concerns:
        yield style.paragraph(f"This change touches poster files only: {_names(touched.own, style)}.")
    else:
        yield style.heading("For the reviewer: this changes more than poster files", 2)
        yield style.items(_concern(concern, paths, style) for concern, paths in touched.concerns.items())
        if touched.own:
            yield style.paragraph(f"Besides, poster files: {_names(touched.own, style)}.")
    if touched.loose:
        yield style.paragraph(f"Edited but not committed: {_names(touched.loose, style)}.")


def _concern(concern: Concern, paths: Sequence[str], style: Style) -> str:
    return f"{concern.name}: {_names(paths, style)} – {concern.power}."


def _names(names: Sequence[str], style: Style) -> str:
    shown = ", ".join(style.name(shortened(name, NAME_LENGTH)) for name in names[:NAMES])
    return shown + (f" and {len(names) - NAMES:,} more" if len(names) > NAMES else "")


def _broken(review: Review, style: Style) -> Iterator[str]:
    if review.broken_before:
        yield style.paragraph("Before this change the site cannot be made, so there is nothing to compare with:")
        yield _mistakes(review.broken_before, style)
    if review.broken_after:
        yield style.paragraph("With this change the site cannot be made:")
        yield _mistakes(review.broken_after, style)


def _mistakes(mistakes: Sequence[Mistake], style: Style) -> str:
    lines = []
    for mistake in mistakes[:ITEMS]:
        lines.append(shortened(f"{mistake.where}: {mistake.message}", MISTAKE_LENGTH))
        lines += [f"  hint: {shortened(mistake.hint, MISTAKE_LENGTH)}"] if mistake.hint else []
    more = [f"… and {counted(len(mistakes) - ITEMS, 'more mistake')}"] if len(mistakes) > ITEMS else []
    return style.block([*lines, *more])


def _summary(review: Review, style: Style) -> str:
    pages = Counter(dict.fromkeys(Fate, 0))
    for change in review.pages:
        pages[change.fate] += len(change.routes)
    said = f"Since {style.name(review.base[:9])}"
    if not review.pages and not review.files:
        return f"{said} nothing in the site is changed."
    fates = f"{counted(pages[Fate.NEW], 'new page')}, {pages[Fate.CHANGED]:,} changed, {pages[Fate.REMOVED]:,} removed"
    return f"{said}: {fates}; {counted(len(review.files), 'other file')} changed."


def _pages(changes: Sequence[PageChange], style: Style) -> Iterator[str]:
    shown = [change for change in changes if change.lines]
    for change in shown[:BLOCKS]:
        yield style.heading(_heading(change, style), 3)
        if change.markup:
            yield style.paragraph("The words are the same. In the HTML:")
        yield style.block(_lines(change.lines), "diff")
    if len(shown) > BLOCKS:
        yield style.paragraph(f"… and {_counts(shown[BLOCKS:])}, which are not shown here.")
    for fate, word in _FATES.items():
        bare = [change for change in changes if change.fate == fate and not change.lines]
        if bare:
            yield style.heading(f"{word}: {_counts(bare)}", 3)
            yield style.items(_listed([_label(change, style) for change in bare]))


def _heading(change: PageChange, style: Style) -> str:
    word = _FATES[change.fate]
    if len(change.routes) == 1:
        return f"{word}: {_label(change, style)}"
    return f"{word} in the same way, {counted(len(change.routes), 'page')}: {_names(change.routes, style)}"


def _label(change: PageChange, style: Style) -> str:
    title = f" – {style.name(shortened(change.title, NAME_LENGTH))}" if change.title else ""
    return style.name(change.routes[0]) + title


def _counts(changes: Iterable[PageChange]) -> str:
    kinds = Counter(kind(route) for change in changes for route in change.routes)
    return ", ".join(counted(count, each) for each, count in kinds.items())


def _lines(lines: Sequence[Line]) -> list[str]:
    written = [f"{line.sign} {part}".rstrip() for line in lines for part in _wrapped(line.text) or [""]]
    more = [f"… and {counted(len(written) - LINES, 'more line')}"] if len(written) > LINES else []
    return [*written[:LINES], *more]


def _wrapped(text: str) -> list[str]:
    """The text in lines of a width that is read without scrolling, and cut where nobody would read on."""
    return textwrap.wrap(text[: LINES * WIDTH], WIDTH, break_on_hyphens=False)


def _files(changes: Sequence[FileChange], style: Style) -> Iterator[str]:
    if changes:
        yield style.heading("Other files", 3)
        yield style.items(_listed([_file(change, style) for change in changes]))


def _file(change: FileChange, style: Style) -> str:
    name = style.name(shortened(change.route, NAME_LENGTH))
    if change.after is None:
        return f"{name}: removed"
    now = counted(change.after, "byte")
    return f"{name}: new, {now}" if change.before is None else f"{name}: {now}, before {change.before:,}"


def _listed(items: Sequence[str]) -> list[str]:
    more = [f"… and {len(items) - ITEMS:,} more"] if len(items) > ITEMS else []
    return [*items[:ITEMS], *more]

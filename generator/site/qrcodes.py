"""QR codes of short addresses, for pages that are printed and for signs (ISO/IEC 18004)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from operator import xor

from markupsafe import Markup

LEVEL = "m"  # of error correction: a code is read with 15 % of it unreadable
QUIET = 4  # modules around it, as the standard asks
MASK = 2  # any mask can be read; to look for the best of eight takes five times as long
VARIED = 8  # characters at an address's end that tell one poster's from the next one's
_DARK = re.compile("1+")

Rows = tuple[int, ...]  # of modules, each a number whose bits are the dark ones


def svg(address: str) -> Markup:
    """The code of an address as an SVG element without a size; it says nothing to screen readers."""
    rows = modules(address)
    size = len(rows) + 2 * QUIET
    path = f"M{QUIET} {QUIET}.5{''.join(_lines(rows))}"
    return Markup(  # noqa: S704 - numbers only
        f'<svg aria-hidden="true" viewBox="0 0 {size} {size}"><path stroke="#000" d="{path}"/></svg>'
    )


def modules(address: str) -> Rows:
    """The modules of the address's code, combined from those of addresses that each differ from one in a character.

    All that a code holds, the error correction too, is a sum of what its bits add to it (ISO/IEC 18004, annex A), as
    long as it is of the same version and mask. So a thousand addresses that end in numbers take some ninety codes.
    """
    stem, name, ending = _parted(address)
    plain = "0" * len(name)
    varied = [f"{plain[:place]}{sign}{plain[place + 1 :]}" for place, sign in enumerate(name) if sign != "0"]
    # Each of them has all that the plain one has: it counts once where an odd number of codes is added up.
    parts = varied if len(varied) % 2 else [plain, *varied]
    codes = [_code(f"{stem}{part}{ending}") for part in parts]
    return tuple(reduce(xor, rows) for rows in zip(*codes, strict=True))


def _parted(address: str) -> tuple[str, str, str]:
    """The address before, in and after what may be varied: a short name in plain letters at its end, or nothing."""
    stem, slash, rest = address.rpartition("/")
    name, dot, ending = rest.partition(".")
    is_varied = name.isascii() and len(name) <= VARIED
    return (stem + slash, name, dot + ending) if is_varied else (address, "", "")


@lru_cache(maxsize=1024)
def _code(address: str) -> Rows:
    import segno  # noqa: PLC0415 - few sites know their address, and need it

    matrix = segno.make(address, error=LEVEL, mode="byte", encoding="utf-8", micro=False, mask=MASK).matrix
    return tuple(int("".join(map(str, row)), 2) for row in matrix)


def _lines(rows: Sequence[int]) -> Iterator[str]:
    """Each run of dark modules as a line from where the last one ended."""
    x = y = 0
    for place, row in enumerate(rows):
        for run in _DARK.finditer(f"{row:0{len(rows)}b}"):
            start, end = run.span()
            yield f"m{start - x} {place - y}h{end - start}"
            x, y = end, place

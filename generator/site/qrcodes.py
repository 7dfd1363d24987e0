"""QR codes of short addresses, for pages that are printed and for signs (ISO/IEC 18004)."""

from markupsafe import Markup

LEVEL = "m"  # of error correction: a code is read with 15 % of it unreadable
QUIET = 4  # modules around it, as the standard asks
MASK = 2  # any mask can be read; to look for the best of eight takes five times as long


def svg(address: str) -> Markup:
    """The code of an address as an SVG element without a size; it says nothing to screen readers."""
    import segno  # noqa: PLC0415 - few sites know their address, and need it

    code = segno.make(address, error=LEVEL, micro=False, mask=MASK)
    drawn = code.svg_inline(border=QUIET, omitsize=True, svgclass=None, lineclass=None)
    return Markup(drawn.replace("<svg ", '<svg aria-hidden="true" ', 1))  # noqa: S704 - numbers only

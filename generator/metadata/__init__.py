"""Picture files without what they tell of their makers: camera, place, time, comments, thumbnails, hidden appendices.

Nothing is decoded and no pixel changes: the parts that a browser needs to show the picture are kept, byte for byte, and
all others left out. What stays besides the pixels: the colour profile, and of the EXIF data the one tag that says
which way up the picture is.
"""

from collections.abc import Callable

from generator.metadata import avif, gif, jpeg, png, webp
from generator.metadata.parts import MalformedError

__all__ = ["MalformedError", "strip"]

FORMATS: dict[str, Callable[[bytes], bytes]] = {
    "avif": avif.strip,
    "gif": gif.strip,
    "jpg": jpeg.strip,
    "png": png.strip,
    "webp": webp.strip,
}


def strip(data: bytes, form: str) -> bytes:
    """The picture in `data`, a file of the format `form` (a key of FORMATS), without metadata.

    A file that holds none comes back as it is. Raises MalformedError where the parts cannot be told apart.
    """
    return FORMATS[form](data)

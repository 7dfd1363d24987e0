"""Opens hostile pictures and PDFs, in a process of its own: what crashes, hangs or eats memory here takes nothing down.

A script, run by its path, that knows nothing of the rest of the program. Its arguments are seconds for each file, bytes
of memory, and pixels for each picture. A JSON list `[kind, path]` on each line of standard input, with "picture" or
"pdf" as its kind; an object with what was found on each line of standard output, and READY on the first. It ends
without an answer where a file takes more than its share.
"""

import base64
import faulthandler
import io
import json
import sys
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import import_module
from typing import Any

READY = "ready"
PREVIEW = (800, 1200)  # pixels at most, of a first page's picture; some pages are strips
QUALITY = 75

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF")  # no other decoder is given a byte
PHONE = "MPO"  # a JPEG with another behind it, as phones write it
TURNED_BY_BROWSERS = frozenset(("PNG", "JPEG", PHONE, "AVIF"))
ORIENTATION, LYING = 0x0112, range(5, 9)  # the EXIF tag, and its values that swap width and height
PASSWORD = 4  # FPDF_ERR_PASSWORD

Answer = dict[str, Any]


def picture(path: str, most: int) -> Answer:
    """The picture's width and height as browsers show it, and its number of frames; or a `problem`.

    It is decoded to its last pixel, unless its header says that these are more than `most`.
    """
    from PIL import AvifImagePlugin, Image  # noqa: PLC0415 - 30 ms, and not for a PDF without a picture

    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # each thread would take addresses of its own
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=FORMATS) as image:
            width, height = image.size
            if width * height > most:
                return {"problem": "pixels"}
            image.load()
            frames = 1 if image.format == PHONE else getattr(image, "n_frames", 1)
            if image.format in TURNED_BY_BROWSERS and image.getexif().get(ORIENTATION) in LYING:
                width, height = height, width
    except Image.DecompressionBombError:
        return {"problem": "pixels"}
    except (OSError, RuntimeError, ValueError, SyntaxError, EOFError, IndexError, TypeError):  # Pillow raises them all
        return {"problem": "damaged"}
    return {"width": width, "height": height, "frames": frames}


def pdf(path: str) -> Answer:
    """The PDF's number of pages and a picture of the first (WebP, base64); or a `problem`."""
    import pypdfium2  # noqa: PLC0415 - not installed everywhere

    pages = 0
    try:
        with _library_afresh(), closing(pypdfium2.PdfDocument(path)) as document:
            pages = len(document)
            return {"pages": pages, **_drawn(document[0])} if pages else {"problem": "damaged"}
    except pypdfium2.PdfiumError as error:
        if pages:
            return {"pages": pages, "problem": "undrawn"}
        return {"problem": "locked" if error.err_code == PASSWORD else "damaged"}
    except ValueError:
        return {"pages": pages, "problem": "undrawn"}


def _drawn(page: Any) -> Answer:
    width, height = page.get_size()
    if not (width >= 1 and height >= 1):
        raise ValueError("a page without extent")
    scale = min((PREVIEW[0] - 0.5) / width, (PREVIEW[1] - 0.5) / height)  # it is rounded up to whole pixels
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    target = io.BytesIO()
    image.save(target, "WEBP", quality=QUALITY, method=2)  # twice as quick as the default, and 2 % larger
    return {"width": image.width, "height": image.height, "preview": base64.b64encode(target.getvalue()).decode()}


@contextmanager
def _library_afresh() -> Iterator[None]:
    """The tool without a memory of what it drew before, which shows in letters, and without this machine's fonts.

    So every machine draws a PDF the same: with its own fonts and those of the tool.
    """
    import ctypes  # noqa: PLC0415 - for this only

    from pypdfium2 import raw  # noqa: PLC0415 - not installed everywhere

    raw.FPDF_DestroyLibrary()
    no_folders = (ctypes.POINTER(ctypes.c_char) * 1)()  # the library reads it as long as it draws
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=no_folders))
    yield


def _bound_memory(most: int) -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def main(seconds: int, memory: int, pixels: int) -> None:
    """Answer until the input ends."""
    _bound_memory(memory)
    wanted = [json.loads(line) for line in sys.stdin]
    for kind in {kind for kind, _ in wanted}:  # a library that cannot be had is no fault of a file
        import_module({"picture": "PIL.Image", "pdf": "pypdfium2"}[kind])
    _say(READY)
    for kind, path in wanted:
        faulthandler.dump_traceback_later(seconds, exit=True)
        _say(json.dumps(picture(path, pixels) if kind == "picture" else pdf(path)))
        faulthandler.cancel_dump_traceback_later()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

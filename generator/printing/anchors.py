"""On which page of a PDF each of its named places stands (ISO 32000-1, 12.3.2.3), as browsers write them for links."""

from collections.abc import Iterable
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from generator.errors import Place, SourceError

_READER = "pypdfium2"
_GET_IT = "pip install microsite[pdf]"


def require_reader() -> None:
    """Raise SourceError where the library is not installed that reads PDFs."""
    if find_spec(_READER) is None:
        message = "this library is not installed, and page numbers are read back from the PDF with it"
        raise SourceError(message, Place(Path(_READER)), _GET_IT)


def pages(pdf: bytes, names: Iterable[str]) -> dict[str, int]:
    """The page, from 1, of each of the names that the PDF has. Needs what `require_reader` asks for."""
    import pypdfium2  # noqa: PLC0415 # not installed everywhere
    from pypdfium2 import raw  # noqa: PLC0415 # the same

    found = {}
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for name in names:
            place = raw.FPDF_GetNamedDestByName(document, name.encode())
            if place:
                found[name] = raw.FPDFDest_GetDestPageIndex(document, place) + 1
    return found

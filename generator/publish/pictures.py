"""The bytes of pictures: those of authors without metadata, and the first pages of PDFs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.errors import Place, SourceError
from generator.site.exports import Picture, Preview


def make_all(wanted: Sequence[Picture | Preview], root: Path) -> Iterator[tuple[str, bytes | Path]]:
    """Route and content of each picture: bytes, or the file where that can be copied as it is.

    Raises SourceError where a source is no longer what it was when the content was read.
    """
    if not wanted:
        return
    from generator.content.materials import inspection  # noqa: PLC0415 - many sites have no files

    previews = inspection.previews(root, [output.source for output in wanted if isinstance(output, Preview)])
    for output in wanted:
        if isinstance(output, Picture):
            yield output.route, _stripped(output.source)
        elif output.source in previews:
            yield output.route, previews[output.source]
        else:
            raise _changed(output.source)


def _stripped(source: Path) -> bytes | Path:
    from generator import metadata  # noqa: PLC0415 - many sites have no pictures
    from generator.content.materials import limits  # noqa: PLC0415 - the same

    data = source.read_bytes()
    try:
        stripped = metadata.strip(data, limits.PICTURES[limits.suffix(source.name)])
    except metadata.MalformedError as error:
        raise _changed(source) from error
    return source if stripped == data else stripped


def _changed(source: Path) -> SourceError:
    return SourceError("the file changed while the site was built", Place(source), "build again")

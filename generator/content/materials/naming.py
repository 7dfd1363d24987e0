"""Which files may be published, by their names and sizes alone."""

import unicodedata
from collections.abc import Collection
from pathlib import Path

from generator.content import kinds
from generator.content.fields import Faults
from generator.content.materials import limits
from generator.errors import Place, SourceError


def check(folder: Path, sizes: dict[str, int], drawings: Collection[str], faults: Faults) -> list[str]:
    """The names that may be published of those in `sizes` (bytes by name below `folder`); mistakes for the others.

    `drawings` names those that may be .svg.
    """
    first: dict[str, str] = {}
    admitted = []
    for name, size in sizes.items():
        place = Place(folder / name)
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        fault = _twin(name, other, place) or _name(name, place) or _kind(name, name in drawings, place)
        fault = fault or _size(name, size, place)
        if fault:
            faults.append(fault)
        if not fault or fault.level == "warning":
            admitted.append(name)
    total = sum(sizes.values())
    if total > limits.LARGE_FOLDER:
        message = f"the files are {limits.megabytes(total)} in all; GitHub Pages publishes at most 1000 MB"
        faults.append(SourceError(message, Place(folder), "put the largest elsewhere and link to them", "warning"))
    return admitted


def _twin(name: str, other: str, place: Place) -> SourceError | None:
    if other == name:
        return None
    message = f"many systems cannot tell the name from that of '{other}'"
    return SourceError(message, place, "rename one of the two files")


def _name(name: str, place: Place) -> SourceError | None:
    """Names that some system cannot hold."""
    for part in name.split("/"):
        if len(part.encode()) > limits.MAX_NAME - len(".webp"):
            hint = f"shorten it to {limits.MAX_NAME - len('.webp')} bytes: as many plain letters"
            return SourceError("the name is too long", place, hint)
        stem = part.partition(".")[0].casefold()
        if part.endswith((".", " ")) or (stem in kinds.RESERVED and stem != "index"):
            return SourceError(f"Windows cannot hold a file named '{part}'", place, "rename it")
    return None


def _kind(name: str, is_drawing: bool, place: Place) -> SourceError | None:
    end = limits.suffix(name)
    if end in limits.PICTURES or end in limits.OTHERS or end == "pdf" or (end == "svg" and is_drawing):
        return None
    if end == "svg":
        message = "an .svg is published only where it is named as a logo or a session's plan, for it may hold scripts"
        return SourceError(message, place, "save it as a .png or a .pdf")
    if not end:
        message = "a file whose name does not end in its kind is not published"
        return SourceError(message, place, f"give it an ending that says what it is, such as {place.path.name}.txt")
    if end in limits.RUN_BY_BROWSERS:
        hint = "browsers would run it in the name of this site; put it into a .zip, or elsewhere and link to it"
    elif end in limits.NO_PICTURES_OF_THE_WEB:
        hint = "many browsers cannot show it; save it as a .png or a .jpg"
    else:
        hint = "put it into a .zip"
    return SourceError(f"a file of the kind .{end} is not published", place, hint)


def _size(name: str, size: int, place: Place) -> SourceError | None:
    end = limits.suffix(name)
    is_picture = end in limits.PICTURES
    most = limits.MAX_PICTURE if is_picture else limits.MAX_SVG if end == "svg" else limits.MAX_FILE
    message = f"the file has {limits.megabytes(size)}"
    if size > most:
        hint = "make it smaller: 2000 pixels across are enough" if is_picture else "make it smaller"
        if most == limits.MAX_FILE:
            hint = "GitHub takes no file above 100 MB; put it elsewhere, such as zenodo.org, and link to it"
        return SourceError(f"{message}; at most {limits.megabytes(most)} are allowed", place, hint)
    if size > limits.LARGE_FILE:
        hint = f"readers in the hall wait long for more than {limits.megabytes(limits.LARGE_FILE)}; make it smaller"
        return SourceError(message, place, hint, "warning")
    return None

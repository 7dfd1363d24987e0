"""What is in pictures, drawings and PDFs: opened where they are new or changed, remembered where not."""

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from generator import metadata
from generator.content.fields import Faults
from generator.content.materials import limits, opening, signatures, svg
from generator.content.materials.memory import Facts, Memory, Stamp
from generator.content.materials.worker import Answer
from generator.errors import Place, SourceError

_AGAIN = "export it anew, or upload it again"
_SHARE = f"more than {limits.SECONDS} seconds or {limits.MEMORY // 10**9} GB"
_PICTURE = {
    "damaged": ("the picture is damaged, or cut short", _AGAIN),
    "pixels": (
        f"the picture has more than {limits.MAX_PIXELS // 10**6} megapixels",
        "make it smaller: 2000 pixels across are enough",
    ),
    "stuck": (f"the picture takes {_SHARE} to open", "save it anew as a .png or a .jpg"),
}
_PDF = {
    "damaged": ("the PDF is damaged, or cut short", _AGAIN),
    "locked": ("the PDF asks for a password", "save it without one, so that readers can open it"),
    "stuck": (f"the PDF takes {_SHARE} to open", "export it anew; until then no picture of it is shown"),
    "undrawn": ("the first page of the PDF cannot be drawn", "export it anew; until then no picture of it is shown"),
}


def inspect(root: Path, folder: Path, names: Sequence[str], faults: Faults) -> dict[str, Facts]:
    """The facts of the pictures and PDFs among the files of these names below `folder`.

    Mistakes and warnings go to `faults`; a file with a mistake has no facts, and is looked at again in the next run.
    """
    memory = Memory(root)
    old = memory.read()
    stamps = {name: _stamp(folder / name) for name in names if _is_opened(name)}
    known = {name: old[name] for name, stamp in stamps.items() if name in old and old[name][0] == stamp}
    fresh = [name for name in names if name not in known and not _is_refused(folder / name, faults)]
    answers = opening.open_all([(_kind(name), folder / name) for name in fresh if _is_opened(name)])
    previews: dict[str, bytes] = {}
    for name in fresh:
        answer = answers.get(folder / name)
        facts = _facts(folder / name, answer, previews, faults) if answer is not None else None
        if facts:
            known[name] = stamps[name], facts
    if known != old or previews:
        memory.write(known, previews)
    faults += [_warning(folder / name, facts) for name, (_, facts) in known.items() if facts.problem]
    drawn = {name: Facts(*svg.size(folder / name)) for name in fresh if _is_drawing(name)}
    return {name: facts for name, (_, facts) in known.items()} | drawn


def previews(root: Path, sources: Sequence[Path]) -> dict[Path, bytes]:
    """The pictures of the first pages of these PDFs, as WebP; nothing for one that has none any more."""
    memory = Memory(root)
    known = memory.read()
    found: dict[Path, bytes] = {}
    for source in sources:
        name = source.relative_to(root / "content" / "files").as_posix()
        stamp, facts = known.get(name, (None, Facts()))
        kept = memory.preview(facts.preview) if stamp == _stamp(source) else None
        if kept is not None:
            found[source] = kept
    answers = opening.open_all([("pdf", source) for source in sources if source not in found])
    drawn = {source: answer["preview"] for source, answer in answers.items() if "preview" in answer}
    return found | {source: base64.b64decode(encoded) for source, encoded in drawn.items()}


def _is_opened(name: str) -> bool:
    return limits.suffix(name) in limits.PICTURES or (limits.suffix(name) == "pdf" and opening.reads_pdfs())


def _is_drawing(name: str) -> bool:
    return limits.suffix(name) == "svg"


def _kind(name: str) -> str:
    return "pdf" if limits.suffix(name) == "pdf" else "picture"


def _stamp(path: Path) -> Stamp:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _is_refused(path: Path, faults: Faults) -> bool:
    """Whether the file is not what its name says, or may not be published."""
    try:
        fault = _fault(path)
    except OSError as error:
        fault = SourceError(f"the file cannot be read: {error.strerror}", Place(path))
    if fault:
        faults.append(fault)
    return fault is not None


def _fault(path: Path) -> SourceError | None:
    end = limits.suffix(path.name)
    if end == "svg":
        return svg.check(path, path.read_bytes())
    if end == "pdf":
        with path.open("rb") as file:
            return _misnamed(path, "pdf", signatures.kind(file.read(signatures.HEAD)))
    if end in limits.PICTURES:
        data = path.read_bytes()
        form = limits.PICTURES[end]
        return _misnamed(path, form, signatures.kind(data)) or _unstrippable(path, form, data)
    return None


def _misnamed(path: Path, wanted: str, found: str) -> SourceError | None:
    if found == wanted:
        return None
    end = limits.suffix(path.name)
    if found == "empty":
        return SourceError("the file is empty", Place(path), "upload it again")
    if found in limits.PICTURES or found == "pdf":
        hint = f"rename it to {path.name[: -len(end)]}{found}, also where it is named"
    else:
        hint = f"put a .{end} in its place"
    return SourceError(f"the file is named .{end}, but is {signatures.WORDS[found]}", Place(path), hint)


def _unstrippable(path: Path, form: str, data: bytes) -> SourceError | None:
    """A mistake where the build could not leave the metadata out."""
    try:
        metadata.strip(data, form)
    except metadata.MalformedError:
        return SourceError(*_at(_PICTURE["damaged"], path))
    return None


def _facts(path: Path, answer: Answer, previews: dict[str, bytes], faults: Faults) -> Facts | None:
    """What the answer says of the file; a picture of a first page is added to `previews` by its hash."""
    if _kind(path.name) == "picture":
        fault = _picture_fault(path, answer)
        if fault:
            faults.append(fault)
            return None
        return Facts(answer["width"], answer["height"])
    digest = ""
    if "preview" in answer:
        data = base64.b64decode(answer["preview"])
        digest = hashlib.sha256(data).hexdigest()
        previews[digest] = data
    size = answer.get("width", 0), answer.get("height", 0)
    return Facts(*size, answer.get("pages", 0), digest, answer.get("problem", ""))


def _picture_fault(path: Path, answer: Answer) -> SourceError | None:
    if "problem" in answer:
        return SourceError(*_at(_PICTURE[answer["problem"]], path))
    if answer["frames"] > 1:
        hint = "readers cannot stop it; save one frame as a .png, or put a .mp4 there and link to it as 'video'"
        return SourceError(f"the picture moves: it has {answer['frames']} frames", Place(path), hint)
    return None


def _warning(path: Path, facts: Facts) -> SourceError:
    return SourceError(*_at(_PDF[facts.problem], path), "warning")


def _at(words: tuple[str, str], path: Path) -> tuple[str, Place, str]:
    message, hint = words
    return message, Place(path), hint

"""Catalogues of words as they lie in a theme: `words/CODE.yaml` in its folder, read and checked."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from generator.errors import Place, SourceError
from generator.language import ENGLISH, LANGUAGES, Language

Entry = str | Mapping[str, str]  # a text, or plural category -> text
PLACE = re.compile(r"\{(\w+)\}")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every value a text: `no` is a word, too


def joined(folders: Sequence[Path], language: Language) -> dict[str, Entry]:
    """The words of a language, those of the first folder before their namesakes further on.

    Raises SourceError for a catalogue that cannot be used.
    """
    found: dict[str, Entry] = {}
    for folder in reversed(folders):
        found |= _read(folder, language)
    return found


def check(folders: Sequence[Path], code: str) -> Iterator[SourceError]:
    """What is wrong with a theme's words in the language `code`, and a warning for each folder that lacks some.

    Raises SourceError for a catalogue that cannot be used.
    """
    language = LANGUAGES[code]
    known, english = joined(folders, language), joined(folders, ENGLISH)
    for folder in folders:
        missing = [key for key in _read(folder, ENGLISH) if key not in known]
        if missing:
            some = f"{', '.join(missing[:5])}{' …' if len(missing) > 5 else ''}"
            hint = "until they stand in this file, pages show them in English"
            message = f"words that are not there in {language.name}: {some}"
            yield SourceError(message, Place(_file(folder, language)), hint, "warning")
        for key, entry in _read(folder, language).items():
            unknown = _places(entry) - _places(english.get(key, entry))
            if unknown:
                place = _place(_file(folder, language), key)
                hint = "the places are those of the English words"
                yield SourceError(f"the words '{key}' have no place {{{min(unknown)}}}", place, hint)


def _places(entry: Entry) -> set[str]:
    texts = (entry,) if isinstance(entry, str) else entry.values()
    return {place for text in texts for place in PLACE.findall(text)}


def _read(folder: Path, language: Language) -> dict[str, Entry]:
    path = _file(folder, language)
    if not path.is_file():
        return {}
    try:
        found = yaml.load(path.read_bytes(), _LOADER) or {}  # noqa: S506 # makes nothing but texts, lists and mappings
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        raise SourceError("not valid YAML", place, "a text with {, }, : or # in it needs quotes around it") from error
    if not isinstance(found, dict):
        raise SourceError("a catalogue must map keys to words", Place(path), "write, for example, save: Save")
    for key, entry in found.items():
        _check_form(key, entry, language, path)
    return found


def _check_form(key: str, entry: object, language: Language, path: Path) -> None:
    if isinstance(entry, str):
        return
    if not isinstance(entry, dict) or not all(isinstance(text, str) for text in entry.values()):
        hint = 'write, for example, {one: "{n} poster", other: "{n} posters"}'
        raise SourceError(f"'{key}' must be a text or plural forms", _place(path, key), hint)
    if set(entry) != set(language.categories):
        wanted = ", ".join(language.categories)
        raise SourceError(f"'{key}' needs the plural forms {wanted}", _place(path, key))


def _file(folder: Path, language: Language) -> Path:
    return folder / "words" / f"{language.code}.yaml"


def _place(path: Path, key: str) -> Place:
    """Where a key stands in its file."""
    lines: Iterable[str] = path.read_text(encoding="utf-8").split("\n")
    return Place(path, next((count for count, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1))

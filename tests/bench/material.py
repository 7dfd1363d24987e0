"""What a made-up conference is put together from: the titles, sentences and names of a real listing, taken apart."""

import re
from dataclasses import dataclass
from pathlib import Path

from generator import listing
from generator.content.people import names
from generator.content.writing import sentences
from generator.listing.records import Entry

HEAD = "\x00"  # in a sentence: where the work's own short name stood

# A word for which another may stand: none of a command, of its argument or of a name with a hyphen.
WORD = re.compile(r"(?<![\\\w{$-])[a-z]{6,}(?![\w}$-])")
# A title is cut before its first such word.
_JOINT = re.compile(r" (?:for|with|via|in|of|by|through|to|from|under|and|on|over|using) ")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a real entry is built: whether it has a title, which author places are disclosed, how many sentences."""

    titled: bool
    disclosed: tuple[bool, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class Material:
    """The parts of all entries of a listing, each as often as it occurs."""

    shapes: tuple[Shape, ...]
    heads: tuple[str, ...]  # a work's short name, as in "BEAM: Joint Optimization"; "" where a title has none
    fronts: tuple[str, ...]
    backs: tuple[str, ...]
    abstracts: tuple[tuple[str, ...], ...]  # each as its sentences
    given: tuple[str, ...]
    family: tuple[str, ...]
    words: tuple[str, ...]  # those for which others may stand
    tokens: int  # words of all abstracts
    vocabulary: int  # different ones among them
    places: int  # disclosed author places
    people: int  # different names among them


def read(path: Path) -> Material:
    """The material of the listing at `path`."""
    entries = [entry for each in listing.read(path).listings for entry in each.entries]
    titles = [_taken_apart(entry.title) for entry in entries if entry.title]
    abstracts = tuple(_sentences(entry) for entry in entries)
    tokens = re.findall(r"\w+", " ".join(entry.abstract for entry in entries).lower())
    authors = [names.tidy(name) for entry in entries for name in entry.authors if name]
    parts = [names.split(name) for name in authors]
    return Material(
        shapes=tuple(
            Shape(bool(entry.title), tuple(bool(name) for name in entry.authors), len(cut))
            for entry, cut in zip(entries, abstracts, strict=True)
        ),
        heads=tuple(head for head, _, _ in titles),
        fronts=tuple(front for _, front, _ in titles),
        backs=tuple(back for _, _, back in titles),
        abstracts=abstracts,
        given=tuple(part.given for part in parts if part.given),
        family=tuple(part.family for part in parts),
        words=tuple(WORD.findall(" ".join(entry.abstract for entry in entries))),
        tokens=len(tokens),
        vocabulary=len(set(tokens)),
        places=len(authors),
        people=len(set(authors)),
    )


def _taken_apart(title: str) -> tuple[str, str, str]:
    """The short name, and the rest cut in two at a small word, as near to its middle as there is one."""
    head, colon, rest = title.partition(": ")
    if not colon:
        head, rest = "", title
    joints = [found.start() for found in _JOINT.finditer(rest)]
    cut = min(joints, key=lambda joint: abs(joint - len(rest) // 2), default=len(rest))
    return head, rest[:cut], rest[cut:]


def _sentences(entry: Entry) -> tuple[str, ...]:
    head, colon, _ = entry.title.partition(": ")
    named = re.compile(rf"(?<!\w){re.escape(head)}(?!\w)") if colon and " " not in head else None
    cut = [sentence for paragraph in entry.abstract.split("\n") if paragraph for sentence in sentences(paragraph)]
    return tuple(named.sub(HEAD, sentence) if named else sentence for sentence in cut)

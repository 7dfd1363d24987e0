"""Share cards to bytes, in one process or in several where there are many."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator import processes
from generator.content.materials import memory
from generator.site.cards import Card

# Below this, starting a second process takes longer than it saves (about 7 ms a card, 0.3 s a process with its fonts).
ENOUGH_FOR_TWO = 100
CHUNK = 100

Progress = Callable[[int, int], None]


def draw_all(cards: Sequence[Card], jobs: int, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Each card's route and its PNG, in the order given; `jobs` 0 chooses the number of processes by itself.

    Raises SourceError where a font of the theme cannot be read.
    """
    if not cards:  # and no need for what draws them
        return
    jobs = processes.chosen(jobs, len(cards), ENOUGH_FOR_TWO)
    size = max(1, min(CHUNK, -(-len(cards) // jobs)))
    chunks = [cards[start : start + size] for start in range(0, len(cards), size)]
    done = 0
    for drawn in processes.share(_draw, chunks, jobs):
        yield from drawn
        done += len(drawn)
        progress(done, len(cards))


def program_key() -> str:
    """What draws cards, as a hash: with the values that a card shows it decides every byte."""
    digest = hashlib.sha256(repr(memory.versions(("pillow",))).encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(f"{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def _draw(chunks: Iterable[Sequence[Card]]) -> Iterator[list[tuple[str, bytes]]]:
    # Pillow takes 40 ms to import, and most builds draw nothing
    from generator.publish.cards.drawing import draw  # noqa: PLC0415
    from generator.publish.cards.fonts import Fonts  # noqa: PLC0415

    for cards in chunks:
        fonts = Fonts([font.file for font in cards[0].look.fonts])
        yield [(card.route, draw(card, fonts)) for card in cards]

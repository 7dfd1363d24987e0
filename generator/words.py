"""Words that many rooms need: counts with their nouns, and shortened text."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 poster`, `47 posters`, `2 people`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def shortened(text: str, length: int) -> str:
    """The text on one line, cut at a word's end, at most `length` characters."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"

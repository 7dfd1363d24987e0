"""Words that more than one page or file needs: the site's title, counts with their nouns, shortened text."""

from generator.model import Conference, Settings


def site_title(conference: Conference, settings: Settings) -> str:
    """The site's name; without one, the only session's title; else words that claim nothing."""
    if settings.name:
        return settings.name
    return conference.sessions[0].title if len(conference.sessions) == 1 else "Poster sessions"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 poster`, `47 posters`, `2 people`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def shortened(text: str, length: int) -> str:
    """The text on one line, cut at a word's end, at most `length` characters."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    return flat[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"

"""What is named and is not there: the message, and what was probably meant."""

from collections.abc import Collection

from generator.content import kinds
from generator.errors import Place, SourceError

MANY = 1000  # names among which one with another first letter is no longer looked for: there would be no end


def session(wanted: str, known: Collection[str], place: Place) -> SourceError:
    """A session, by its id."""
    hint = nearest(wanted, known) or f"write the file content/sessions/{wanted}.yaml"
    return SourceError(f"there is no session '{wanted}'", place, hint)


def file(wanted: str, known: Collection[str], place: Place) -> SourceError:
    """A file below content/files/, by its name there; perhaps it was meant as a web address."""
    hint = "put the file there, with exactly this name"
    if kinds.is_bare_address(wanted):
        hint = f"a web address begins with https://, as in https://{wanted}"
    return SourceError(f"there is no file content/files/{wanted}", place, nearest(wanted, known) or hint)


def page(wanted: str, known: Collection[str], place: Place) -> SourceError:
    """An own page, by its id."""
    hint = nearest(wanted, known) or f"write the file content/pages/{wanted}.md"
    return SourceError(f"there is no page '{wanted}'", place, hint)


def nearest(wanted: str, known: Collection[str]) -> str:
    """A question after what may have been meant; "" where nothing is near."""
    found = near(wanted, known)
    return f"did you mean '{found}'?" if found else ""


def near(wanted: str, known: Collection[str]) -> str:
    """What may have been meant: the same in another case first, then a slip of the finger; "" for nothing."""
    import difflib  # noqa: PLC0415 - 3 ms, and only where there is something to say

    looked = wanted.casefold()
    among = [name for name in known if len(known) < MANY or name[:1].casefold() == looked[:1]]
    folded = {name.casefold(): name for name in sorted(among, reverse=True)}
    found = difflib.get_close_matches(looked, list(folded), 1, 0.6)
    return folded[found[0]] if found else ""

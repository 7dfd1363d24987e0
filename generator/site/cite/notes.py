"""What a citation has to say about authors who are not disclosed."""

from generator.site.cite.records import Citation


def undisclosed(citation: Citation) -> str:
    """How many authors are not yet disclosed, as a sentence; "" where all are."""
    if not citation.undisclosed:
        return ""
    who = "One author is" if citation.undisclosed == 1 else f"{citation.undisclosed} authors are"
    return f"{who} not yet disclosed."

"""Reading a text takes time in proportion to its length, whatever is in it."""

import gc
import time

import pytest

from generator.markup import Text
from generator.markup.safe import MAX_SOURCE

# Four times the text takes four times the time, and up to nine where a busy machine measures; a quadratic step sixteen.
MOST = 12.0
SMALLEST = 0.004  # seconds, below which a measure is noise

PIECES = {
    "brackets": "[",
    "links": "[a](https://b.c/) ",
    "links left open": "[a](",
    "brackets and brackets": "[a]",
    "stars": "*",
    "emphasis": "*a* ",
    "emphasis left open": "*a ",
    "strong left open": "**a ",
    "backslashes": "\\",
    "escapes": "\\*",
    "dollars": "$",
    "formulas": "$x$ ",
    "dollars left open": "$a ",
    "display": "$$x$$ ",
    "entities": "&amp;",
    "ampersands": "&",
    "quotes": "'",
    "double quotes": '"',
    "TeX's quotes": "``a'' ",
    "single quotes": "`a' ",
    "code": "`a` ",
    "backticks": "`",
    "braces": "{",
    "groups": "{a}",
    "commands": "\\foo ",
    "styled": "\\textbf{a} ",
    "styles left open": "\\textbf{",
    "lists": "- a\n",
    "nested lists": "- - - - a\n",
    "lists of LaTeX": "\\begin{itemize}\\item a\\end{itemize}",
    "numbers": "1. a\n",
    "paragraphs": "a\n\n",
    "addresses": "https://a.b/c ",
    "addresses in brackets": "<https://a.b> ",
    "colons": "://",
    "tildes": "a~b",
    "dashes": "--",
    "citations": "\\cite{a}",
    "accents": "\\'e",
    "less": "<",
    "words": "word ",
    "hosts": "[https://a.org](https://b.org) ",
    "right to left": "א\u2067a\u2069 ",
}


def seconds(piece: str, length: int) -> float:
    """The processor's time for a text of that length, the least of three."""
    source = (piece * length)[:length]
    spent = []
    for _ in range(3):
        started = time.process_time()
        text = Text(source, block=True)
        assert isinstance(text.plain, str)
        spent.append(time.process_time() - started)
    return max(min(spent), SMALLEST)


@pytest.mark.threat(28)
@pytest.mark.parametrize("name", PIECES)
def test_four_times_the_text_takes_about_four_times_the_time(name: str) -> None:
    piece, quarter = PIECES[name], MAX_SOURCE // 8
    gc.collect()
    small, large = seconds(piece, quarter), seconds(piece, 4 * quarter)
    print(f"{name}: {quarter:,} characters {small * 1000:.1f} ms, {4 * quarter:,} {large * 1000:.1f} ms")
    assert large < MOST * small

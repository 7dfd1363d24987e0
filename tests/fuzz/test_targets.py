"""Short runs of the targets on bytes that are like what people write."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from tests.fuzz.targets import TARGETS

PIECES = [
    *("title: ", "abstract: >-\n  ", "authors:\n", "  - ", "- name: ", "macros: {a: b}", "undisclosed", "# note", ": "),
    *(
        "⋅",
        "\n",
        "\n\n",
        "\0",
        "\t",
        "  ",
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        "|",
        "&",
        "<",
        ">",
        "</script>",
        "<!--",
        ",",
        ";",
    ),
    *(
        "$",
        "$$",
        "\\",
        "\\textbf{",
        "\\frac",
        "\\own",
        "\\begin{itemize}",
        "\\item ",
        "^",
        "_",
        "~",
        "%",
        "*",
        "**",
        "`",
    ),
    *("[a](", "javascript:", "https://a.example", ")", "@misc{k, ", "=", "é", "王", "\u202e", "\u2028", "\ufeff", "😀"),
    *('[{"title": "a", "authors": ["b"]}]', "<ul><li>", "a,b\n", "Title,Authors\n", "Poster Session\nRoom\n\n"),
]
BYTES = st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=40).map(
    lambda parts: "".join(parts).encode()
)


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks(name: str) -> None:
    @settings(max_examples=60, deadline=None, database=None)
    @given(BYTES)
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()

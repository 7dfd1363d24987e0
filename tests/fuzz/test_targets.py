"""Short runs of the targets on bytes that are like what people write."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from generator.content import slugs
from generator.markup import Text
from generator.site.cite import tex
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


EXAMPLES = 60


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks(name: str) -> None:
    were_content: list[bool] = []

    @settings(max_examples=EXAMPLES, deadline=None, database=None)
    @given(BYTES)
    def run(data: bytes) -> None:
        were_content.append(TARGETS[name](data))

    run()
    assert len(were_content) >= EXAMPLES
    assert set(were_content) == {True, False}


def broken(_: object) -> str:
    return "<script>x</script>"


@pytest.mark.parametrize(
    ("name", "whose", "what"),
    [
        ("text", Text, "html"),
        ("poster", Text, "html"),
        ("slug", slugs, "slug"),
        ("exporters", tex, "is_balanced"),
    ],
)
def test_what_is_broken_is_noticed(name: str, whose: object, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whose, what, property(broken) if whose is Text else (lambda _: "" if what != "slug" else "A B"))
    with pytest.raises(AssertionError):
        TARGETS[name](b"title: Some words\nsession: s\n")

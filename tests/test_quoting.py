import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator import quoting

TRICKY = st.text(st.sampled_from("`~:#[\n \t-a>*<@"), max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r"\u003a:error::x"),
        ("a\n  ::error::x", "a\n  \\u003a:error::x"),
        ("\u200b::error::x", "\u200b\\u003a:error::x"),
        ("a ##[error]x", r"a \u0023#[error]x"),
        ("std::vector and ## heading", "std::vector and ## heading"),
        ("content/a.yaml:3:7: wrong", "content/a.yaml:3:7: wrong"),
    ],
)
def test_a_runner_finds_no_command(text: str, shown: str) -> None:
    assert quoting.without_commands(text) == shown


@given(TRICKY)
@pytest.mark.threat(16)
def test_no_text_holds_a_command_afterwards(text: str) -> None:
    found = quoting.without_commands(text)
    assert "##[" not in found
    assert not [line for line in found.split("\n") if line.strip().startswith("::")]


@given(TRICKY)
def test_a_span_of_code_holds_all_of_the_text_and_nothing_leaves_it(text: str) -> None:
    (_, inline, _) = MarkdownIt("commonmark").parse(f"a {quoting.code(text)} b")
    assert inline.children
    assert [(each.type, each.content.strip()) for each in inline.children] == [
        ("text", "a"),
        ("code_inline", " ".join(text.split())),
        ("text", "b"),
    ]


@given(TRICKY)
def test_a_block_of_code_holds_all_of_the_text_and_nothing_closes_it(text: str) -> None:
    fence, after, *_ = MarkdownIt("commonmark").parse(f"{quoting.block(text, 'diff')}\nafter\n")
    assert (fence.type, fence.info, fence.content.rstrip()) == ("fence", "diff", text.rstrip())
    assert after.type == "paragraph_open"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ⋅ Thérien\n\ttab", "plain ⋅ Thérien\n\ttab"),
        ("red \x1b[31m", "red \\u001b[31m"),
        ("back\rward", "back\\u000dward"),
        ("turned \u202e round", "turned \\u202e round"),
        ("\x9b31m", "\\u009b31m"),
    ],
)
@pytest.mark.threat(16)
def test_nothing_that_is_printed_steers_the_terminal(text: str, shown: str) -> None:
    assert quoting.printable(text) == shown


def test_json_keeps_what_it_says_and_steers_nobody() -> None:
    data = {"::error::": ["##[set-output name=x]y", "\x1b[31mred", "\u202eabc", "a\n::set-env::b"]}
    told = quoting.as_json(data)
    assert json.loads(told) == data
    assert not re.search(r"##\[|(?m:^\W*::)|[\x00-\x09\x1b\u202e]", told)

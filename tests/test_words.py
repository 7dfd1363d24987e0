import pytest

from generator.words import counted, shortened


@pytest.mark.parametrize(
    ("number", "noun", "plural", "said"),
    [(1, "poster", "", "1 poster"), (0, "poster", "", "0 posters"), (1200, "person", "people", "1,200 people")],
)
def test_numbers_have_their_noun(number: int, noun: str, plural: str, said: str) -> None:
    assert counted(number, noun, plural) == said


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("short", 160, "short"),
        ("two\n lines", 160, "two lines"),
        ("one two three four", 12, "one two…"),
        ("one, two three", 8, "one…"),
        ("unbreakableword", 8, "unbreak…"),
    ],
)
def test_text_is_cut_at_a_word(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short
    assert len(short) <= length

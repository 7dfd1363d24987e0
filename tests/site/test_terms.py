import pytest

from generator.site.terms import Stems, bare


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("Caches,", "cach"),
        ("(cache)", "cach"),
        ("policies", "polici"),
        ("policy", "polici"),
        ("Rösti", "rosti"),
        ("bias", "bia"),
        ("lattice’s", "lattic"),
        ("gas", "gas"),
        ("the", ""),
        ("2024", ""),
        ("x", ""),
        ("…", ""),
        ("\ufdfa", "صلىاللهعليهوسلم"),  # one sign that comes apart into a phrase
    ],
)
def test_what_a_word_is_compared_by(word: str, stem: str) -> None:
    assert Stems()[word] == stem


@pytest.mark.parametrize(("word", "letters"), [("model", "model"), ("(model’s)", "model"), ("a_b", "a"), ("—", "")])
def test_the_letters_of_a_word(word: str, letters: str) -> None:
    assert bare(word) == letters

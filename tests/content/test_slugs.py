"""Ids from titles and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content import kinds, slugs


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("BEAM: Joint Resource–Power Optimization", "beam-joint-resource-power-optimization"),
        ("Benjamin Thérien", "benjamin-therien"),
        ("Straße, Ørsted, Łódź, Æsir, Đorđe, Þór, ısı", "strasse-orsted-lodz-aesir-dorde-thor-isi"),
        ("When Machine Learning Isn’t Sure", "when-machine-learning-isnt-sure"),
        (r"\textbf{Fast} {K}V", "fast-kv"),
        ("①½ ﬁt", "11-2-fit"),
        ("王伟", ""),
        ("ポスターセッション１", ""),
        ("2048", "2048"),
        ("Ωμέγα", ""),
        ("...", ""),
        ("x" * 80, "x" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
        ("a" * 50 + " and the other one", "a" * 50),
        ("a" * 56 + " and", "a" * 56 + "-and"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugs.slug(text) == slug


@given(st.text())
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    slug = slugs.slug(text)
    assert slug == "" or kinds.is_slug(slug) or slug in kinds.RESERVED
    assert slugs.slug(slug) == slug


def test_a_name_without_a_latin_letter_has_a_digest() -> None:
    assert slugs.person_slug("王伟") == "person-" + slugs.digest("王伟", 8)
    assert slugs.person_slug("王伟") != slugs.person_slug("王芳")


@pytest.mark.parametrize(
    ("wanted", "taken", "given_"),
    [
        ("a", set(), "a"),
        ("a", {"a"}, "a-2"),
        ("a", {"a", "a-2"}, "a-3"),
        ("index", set(), "index-2"),
        ("x" * 60, {"x" * 60}, "x" * 58 + "-2"),
    ],
)
def test_unique(wanted: str, taken: set[str], given_: str) -> None:
    assert slugs.unique(wanted, taken) == given_

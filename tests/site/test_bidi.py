import pytest

from generator.markup import Text
from generator.site import bidi

ISOLATED = {
    "as the page": ("Ada Lovelace", "ltr", "Ada Lovelace"),
    "accents": ("Renée Müller", "ltr", "Renée Müller"),
    "another script that runs alike": ("王小明", "ltr", "王小明"),
    "signs only, from left to right": ("12 – 13", "ltr", "12 – 13"),
    "signs only, from right to left": ("12 – 13", "rtl", "12 – 13"),
    "Arabic on an English page": ("محمد", "ltr", "<bdi>محمد</bdi>"),
    "Hebrew on an English page": ("Dana כהן", "ltr", "<bdi>Dana כהן</bdi>"),
    "N'Ko, beyond the first blocks": ("\u07d2", "ltr", "<bdi>\u07d2</bdi>"),
    "Adlam, beyond the first plane": ("\U0001e900", "ltr", "<bdi>\U0001e900</bdi>"),
    "Arabic on an Arabic page": ("محمد", "rtl", "محمد"),
    "English on an Arabic page": ("Ada <Lovelace>", "rtl", "<bdi>Ada &lt;Lovelace&gt;</bdi>"),
    "Chinese on an Arabic page": ("王小明", "rtl", "<bdi>王小明</bdi>"),
}


@pytest.mark.parametrize(("text", "direction", "shown"), ISOLATED.values(), ids=ISOLATED)
def test_only_text_that_runs_against_its_page_is_isolated(text: str, direction: str, shown: str) -> None:
    assert bidi.isolated(text, direction) == shown
    assert bool(bidi.dir_auto(text, direction)) == (shown != text)


def test_markup_stays_markup() -> None:
    assert bidi.isolated(Text("*من*").html, "ltr") == "<bdi><em>من</em></bdi>"
    assert bidi.dir_auto("محمد", "ltr") == ' dir="auto"'

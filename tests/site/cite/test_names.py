import pytest

from generator.model import Person
from generator.site.cite.names import cited
from generator.site.cite.records import CitedName


def person(name: str, given: str, family: str) -> Person:
    return Person(id="x", name=name, given=given, family=family, sort_key=(), letter="", posters=())


RENEE = person("Renée van der Berg", "Renée", "van der Berg")


@pytest.mark.parametrize(
    ("name", "who", "parts"),
    [
        ("Renée van der Berg", RENEE, ("Renée", "van der", "Berg", "")),
        ("Rene\u0301e  van\nder Berg", RENEE, ("Renée", "van der", "Berg", "")),
        ("R. van der Berg", RENEE, ("R.", "van der", "Berg", "")),
        ("Renée Janssen", RENEE, ("Renée", "", "Janssen", "")),
        ("Niki van Stein", person("Niki van Stein", "Niki van", "Stein"), ("Niki van", "", "Stein", "")),
        ("Sammy Davis, Jr.", person("Sammy Davis, Jr.", "Sammy", "Davis, Jr."), ("Sammy", "", "Davis", "Jr.")),
        ("John Smith III", None, ("John", "", "Smith", "III")),
        ("Ada Lovelace", None, ("Ada", "", "Lovelace", "")),
        ("Jean de La Fontaine", None, ("Jean", "de", "La Fontaine", "")),
        ("Gerard 't Hooft", None, ("Gerard", "'t", "Hooft", "")),
        ("bell hooks", None, ("bell", "", "hooks", "")),
        ("José Ortega y Gasset", person("José Ortega y Gasset", "José", "Ortega y Gasset"),
         ("José", "", "Ortega y Gasset", "")),
        ("王 小明", person("王 小明", "小明", "王"), ("小明", "", "王", "")),
    ],
)  # fmt: skip
def test_the_parts_of_a_name(name: str, who: Person | None, parts: tuple[str, str, str, str]) -> None:
    found = cited(name, who)
    assert (found.given, found.particle, found.family, found.suffix) == parts


@pytest.mark.parametrize(
    "name",
    [
        "Plato",
        "王小明",
        "王 小明",
        "محمد العربي",
        "Smith and Wesson",
        "ACME, Inc.",
        "and",
        "Jr.",
        "others",
        "12 34",
        "",
    ],
)
def test_a_name_that_stays_whole(name: str) -> None:
    assert cited(name) == CitedName(name=name)

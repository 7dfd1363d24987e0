"""Names: the family's part, the letter, odd capitals."""

import pytest

from generator.content.people import names


@pytest.mark.parametrize(
    ("name", "given", "family", "letter"),
    [
        ("Ada Lovelace", "Ada", "Lovelace", "L"),
        ("Niki van Stein", "Niki", "van Stein", "S"),
        ("Christopher De Sa", "Christopher", "De Sa", "S"),
        ("Antoni Viros i Martin", "Antoni", "Viros i Martin", "V"),
        ("José Ortega y Gasset", "José", "Ortega y Gasset", "O"),
        ("Do Van Nguyen", "Do Van", "Nguyen", "N"),
        ("Ali El Haddad", "Ali", "El Haddad", "H"),
        ("Di Wu", "Di", "Wu", "W"),
        ("Ann Lee MA", "Ann Lee", "MA", "M"),
        ("Ludwig Mies van der Rohe", "Ludwig Mies", "van der Rohe", "R"),
        ("Martin Luther King Jr.", "Martin Luther", "King Jr.", "K"),
        ("Henry Ford II", "Henry", "Ford II", "F"),
        ("Jan ter Horst III", "Jan", "ter Horst III", "H"),
        ("van Gogh", "", "van Gogh", "G"),
        ("Cher", "", "Cher", "C"),
        ("Hans Ørsted", "Hans", "Ørsted", "O"),
        ("Seán O’Brien", "Seán", "O’Brien", "O"),
        ("王伟", "", "王伟", ""),
        ("山田 太郎", "太郎", "山田", ""),
        ("김민준", "", "김민준", ""),
        ("Γιώργος Σεφέρης", "Γιώργος", "Σεφέρης", ""),
        ("Jean-Luc 5ème", "Jean-Luc", "5ème", ""),
    ],
)
def test_the_parts_of_a_name(name: str, given: str, family: str, letter: str) -> None:
    parts = names.split(name)
    assert (parts.given, parts.family, names.shelved(name, parts)[0]) == (given, family, letter)


@pytest.mark.parametrize(
    ("name", "sort_as", "given", "family"),
    [
        ("Niki van Stein", "Stein, Niki van", "Niki van", "Stein"),
        ("Niki van Stein", "Stein", "Niki van", "Stein"),
        ("Zhou Enlai", "Zhou", "Enlai", "Zhou"),
        ("Ana María Pérez Galdós", "Pérez Galdós", "Ana María", "Pérez Galdós"),
    ],
)
def test_what_the_rule_cannot_know_is_told(name: str, sort_as: str, given: str, family: str) -> None:
    parts = names.split(name, sort_as)
    assert (parts.given, parts.family) == (given, family)


def test_the_order_of_an_index() -> None:
    index = ["Zoë Abel", "Niki van Stein", "Bo Sta", "Émile Stein", "Emil Stein", "emil Stein", "王伟", "Al O’Neil"]
    in_order = sorted(index, key=lambda name: names.shelved(name, names.split(name))[1])
    wanted = ["Zoë Abel", "Al O’Neil", "Bo Sta", "Emil Stein", "emil Stein", "Émile Stein", "Niki van Stein", "王伟"]
    assert in_order == wanted


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("YOUHE JIANG", True),
        ("Zichen TANG", True),
        ("Bin CUI", True),
        ("HUI XUE", True),
        ("Wei XU", True),
        ("zheng Zhang", True),
        ("qiaoling chen", True),
        ("JB Smith", False),
        ("J.-B. Smith", False),
        ("Niki van Stein", False),
        ("Antoni Viros i Martin", False),
        ("Tsai-chuan Wu", False),
        ("Henry Ford III", False),
        ("Bo O", False),
        ("王伟", False),
        ("Ronald McDonald", False),
    ],
)
def test_odd_capitals(name: str, odd: bool) -> None:
    assert names.has_odd_capitals(name) is odd


def test_a_tidy_name_has_single_spaces_and_one_way_of_accents() -> None:
    assert names.tidy("  The\u0301rien\u00a0 B ") == "Thérien B"

"""A line read as authors: every separator that was met, and what only looks like one."""

import pytest

from generator.listing.bylines import Separator, read_byline


@pytest.mark.parametrize(
    ("text", "names", "separator"),
    [
        ("Jane Doe ⋅ John Roe", ("Jane Doe", "John Roe"), "dots"),
        ("Jane Doe · John Roe", ("Jane Doe", "John Roe"), "dots"),
        ("Jane Doe • John Roe", ("Jane Doe", "John Roe"), "dots"),
        ("Jane Doe ∙ John Roe", ("Jane Doe", "John Roe"), "dots"),
        ("Jane Doe ・ John Roe", ("Jane Doe", "John Roe"), "dots"),
        ("Jane Doe | John Roe", ("Jane Doe", "John Roe"), "marks"),
        ("Doe, Jane; Roe, John", ("Doe, Jane", "Roe, John"), "marks"),
        ("Jane Doe, John Roe, and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe"), "commas"),
        ("Jane Doe, John Roe and Ann Poe", ("Jane Doe", "John Roe", "Ann Poe"), "commas"),
        ("Jane Doe & John Roe", ("Jane Doe", "John Roe"), "commas"),
        ("Jane Doe, Jr., John Roe", ("Jane Doe, Jr.", "John Roe"), "commas"),
        ("Jane Doe (ETH, Zürich), John Roe", ("Jane Doe (ETH, Zürich)", "John Roe"), "commas"),
        ("Jane Doe,, John Roe", ("Jane Doe", "", "John Roe"), "commas"),
        ("张三，李四", ("张三", "李四"), "commas"),
        ("山田太郎、佐藤花子", ("山田太郎", "佐藤花子"), "commas"),
        ("Jane Doe", ("Jane Doe",), ""),
        ("⋅", ("", ""), "dots"),
        ("⋅ ⋅", ("", "", ""), "dots"),
        ("⋅⋅", ("", "", ""), "dots"),
        ("⋅ Jane Doe ⋅ ⋅ John Roe ⋅", ("", "Jane Doe", "", "John Roe", ""), "dots"),
        ("Jane Doe⋅ John Roe ⋅Ann Poe", ("Jane Doe", "John Roe", "Ann Poe"), "dots"),
        ("Jane Doe⋅John Roe", ("Jane Doe", "John Roe"), "dots"),
        ("Jane Doe\u00a0⋅\u200bJohn Roe", ("Jane Doe", "John Roe"), "dots"),
        ("Gal·la Planas · John Roe", ("Gal·la Planas", "John Roe"), "dots"),
        ("约翰·史密斯", ("约翰·史密斯",), ""),
        ("ジョン・スミス", ("ジョン・スミス",), ""),
        ("ジョン・スミス ⋅ 山田太郎", ("ジョン・スミス", "山田太郎"), "dots"),
    ],
)
def test_names(text: str, names: tuple[str, ...], separator: Separator) -> None:
    byline = read_byline(text)
    assert (byline.names, byline.separator) == (names, separator)
    assert byline.likeness == 1


@pytest.mark.parametrize(
    "text",
    [
        "A Lightweight High-Throughput NoC for Large-Scale ML Accelerators",
        "Power, Performance, and Area Prediction from Hardware Code",
        "Learning $a · b$ from $c · d$",
        "We multiply a ⋅ b and find that it is c.",
        "Search Your Scales!",
        "• one description for every format, so that a kernel is written once",
        "疎行列計算のための軽量コンパイラ",
        "Code is available at https://example.org/code",
    ],
)
def test_no_names(text: str) -> None:
    assert read_byline(text).likeness < 0.75


def test_sixty_authors() -> None:
    names = tuple(f"Jane {chr(65 + i % 26)}{'o' * (1 + i // 26)}" for i in range(60))
    assert read_byline(" ⋅ ".join(names)).names == names
    assert read_byline(", ".join(names)).names == names

"""A new site.yaml: every option is in it, and each is right as it stands."""

from pathlib import Path

import pytest

from generator.content import fields, schema, sitefile, yamlfile
from generator.content.fields import Faults, Field

ROOT = Path(__file__).parents[2]
TEXT = sitefile.dump()


def test_the_file_of_the_checkout_is_a_new_one() -> None:
    assert (ROOT / "content" / "site.yaml").read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("field", schema.SITE, ids=lambda field: field.name)
def test_each_option_is_explained_and_can_be_taken(field: Field) -> None:
    note = "".join(f"# {line}\n" for line in field.typed.split("\n"))
    assert TEXT.count(f"\n{note}") == 1
    before = TEXT.split(f"\n{note}")[0]
    assert field.help.split()[-1] in before[-120:]


def test_it_says_nothing_by_itself_and_is_right_with_everything_taken() -> None:
    assert yamlfile.parse(TEXT, Path("site.yaml")).top is None
    faults: Faults = []
    whole = "\n".join(field.typed for field in schema.SITE)
    found = fields.read_fields(yamlfile.mapping(yamlfile.parse(whole, Path("site.yaml"))), schema.SITE, faults)
    assert faults == []
    assert list(found) == [field.name for field in schema.SITE]


def test_no_line_is_too_long_to_read() -> None:
    assert max(map(len, TEXT.split("\n"))) <= 112

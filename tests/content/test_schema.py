"""The tables and what editors are told of them."""

import json
import re
from pathlib import Path

import pytest

from generator.content import fields, schema, yamlfile
from generator.content.fields import Faults, Field

ROOT = Path(__file__).parents[2]
FIELDS = [(kind, field) for kind, table in schema.TABLES.items() for field in table]


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda value: getattr(value, "name", value))
def test_each_example_is_a_value_of_its_field(kind: str, field: Field) -> None:
    faults: Faults = []
    node = yamlfile.mapping(yamlfile.parse(f"{field.typed}\n", Path("a.yaml")))
    read = fields.read_fields(node, (field,), faults)
    if field.name == "image":  # its example is shortened, with one line for two fields
        assert set(read["image"]) == {"file", "alt"}
    assert faults == []
    assert read[field.name] is not None
    assert field.help.endswith(".")
    assert kind in schema.TABLES


@pytest.mark.parametrize("kind", schema.TABLES)
def test_the_json_schema_names_the_same_fields(kind: str) -> None:
    told = schema.json_schema(kind)
    told = told["items"] if kind == "people" else told
    assert list(told["properties"]) == [field.name for field in schema.TABLES[kind]]
    assert told["additionalProperties"] is False
    assert all(value["description"] for value in told["properties"].values())


def test_the_schemas_in_the_checkout_are_those_of_the_tables() -> None:
    for path, data in schema.schema_files().items():
        assert (ROOT / path).read_bytes() == data
        assert json.loads(data)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_people_file_of_the_checkout_explains_every_field() -> None:
    text = (ROOT / "content" / "people.yaml").read_text(encoding="utf-8")
    faults: Faults = []
    for field in schema.PERSON:
        found = re.search(rf"(?m)^(?:# )?(?:- |  )?({field.name}: .*)$", text)
        assert found, field.name
        fields.read_fields(yamlfile.mapping(yamlfile.parse(found[1], Path("a"))), (field,), faults)
    assert faults == []


@pytest.mark.parametrize("value", ["example.org", "ftp://example.org", "https://example.org/?q", "/a/", ""])
def test_an_address_of_the_command_line_that_is_none(value: str) -> None:
    with pytest.raises(ValueError, match="the address must be a web address"):
        schema.read_url(value)

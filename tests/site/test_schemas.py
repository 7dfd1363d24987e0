"""posters.json and search.json are as their schemas say, and every field of theirs is described.

An independent validator, the package jsonschema, is used where it is installed; the keywords that these schemas use
are few, and a reading of our own holds them everywhere.
"""

import importlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.content import schema as content_schema
from generator.content import settings
from generator.content.load import load
from generator.model import Conference, Settings
from generator.site import catalogue, schemas, search

ROOT = Path(__file__).parents[2]
DUMPS = {"posters.json": catalogue.dump, "search.json": search.dump}
SITES = {"real": ROOT, "two-days": ROOT / "tests/sites/two-days", "everything": ROOT / "tests/sites/everything"}
SCHEMAS = {one.route.removeprefix("schema/"): json.loads(one.text) for one in schemas.files()}
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict, "null": type(None)}
KNOWN = {"$schema", "$defs", "$ref", "title", "description", "type", "required", "properties", "items", "const", "enum"}
KNOWN |= {"anyOf", "pattern", "format", "minimum", "minLength", "propertyNames", "additionalProperties"}


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Conference, Settings]:
    root = tmp_path_factory.mktemp(request.param)
    shutil.copytree(SITES[request.param] / "content", root / "content")
    chosen = settings.load(root)
    return load(chosen).conference, chosen


def wrong(value: Any, schema: Any, whole: Any, where: str = "$") -> Iterator[str]:
    """Each place where the value is not as the schema says, or holds a field that it does not describe."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].removeprefix("#/$defs/")] | {**schema, "$ref": ""}
    if "anyOf" in schema:
        if all(list(wrong(value, one, whole, where)) for one in schema["anyOf"]):
            yield f"{where}: none of the forms"
        return
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(type(value) is TYPES[one] for one in types):
        yield f"{where}: {value!r} is no {types}"
    yield from wrong_value(value, schema, where)
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from wrong(item, schema["items"], whole, f"{where}[{index}]")
    if isinstance(value, dict):
        yield from (f"{where}: no {name}" for name in schema.get("required", []) if name not in value)
        for name, item in value.items():
            known = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
            if known is None or name not in schema.get("propertyNames", {}).get("enum", [name]):
                yield f"{where}: {name} is not described"
            else:
                yield from wrong(item, known, whole, f"{where}.{name}")


def wrong_value(value: Any, schema: Any, where: str) -> Iterator[str]:
    if "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r} is not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is not one of {schema['enum']}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{where}: {value!r} is not like {schema['pattern']}"
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield f"{where}: empty"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{where}: {value} is too small"


@pytest.mark.parametrize("name", DUMPS)
def test_the_data_are_as_their_schema_says(site: tuple[Conference, Settings], name: str) -> None:
    assert list(wrong(json.loads(DUMPS[name](*site)), SCHEMAS[name], SCHEMAS[name])) == []


@pytest.mark.parametrize("name", DUMPS)
def test_an_independent_validator_agrees(site: tuple[Conference, Settings], name: str) -> None:
    pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    jsonschema = importlib.import_module("jsonschema")
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    assert list(jsonschema.Draft202012Validator(SCHEMAS[name]).iter_errors(json.loads(DUMPS[name](*site)))) == []


SPOILT: dict[str, tuple[str, Any, str]] = {
    "another version": ("version", 2, "$: 2 is not 1"),
    "no list": ("people", {}, "$.people: {} is no ['array']"),
    "a field that nobody describes": ("colour", "red", "$: colour is not described"),
    "an address from the top": ("$schema", "/schema/posters.json", "$.$schema: '/schema/posters.json' is not like"),
}


@pytest.mark.parametrize(("field", "value", "message"), SPOILT.values(), ids=SPOILT)
def test_spoilt_data_are_refused(
    conference: Conference, chosen: Settings, field: str, value: Any, message: str
) -> None:
    data = json.loads(catalogue.dump(conference, chosen)) | {field: value}
    found = " ".join(wrong(data, SCHEMAS["posters.json"], SCHEMAS["posters.json"]))
    assert message.removeprefix("$: ").removeprefix("$") in found


def keywords(schema: Any) -> Iterator[tuple[str, Any]]:
    for name, value in schema.items():
        yield name, value
        inner = value.values() if name in {"properties", "$defs"} else value if name == "anyOf" else [value]
        if name in {"properties", "$defs", "items", "anyOf", "propertyNames", "additionalProperties"}:
            for one in inner:
                yield from keywords(one)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_use_no_other_keywords_and_describe_each_field(name: str) -> None:
    whole = SCHEMAS[name]
    assert {keyword for keyword, _ in keywords(whole)} <= KNOWN
    for keyword, value in keywords(whole):
        if keyword == "properties" and "alt" not in value and "ris" not in value:
            assert all(field["description"].endswith(".") for field in value.values())


def test_links_are_those_that_a_poster_may_have() -> None:
    links = SCHEMAS["posters.json"]["$defs"]["poster"]["properties"]["links"]
    assert set(links["propertyNames"]["enum"]) == set(content_schema.LINKS)


def test_what_the_schema_demands_stays_demanded() -> None:
    """Others rely on these; a field may be added to the data, and none of these may go."""
    poster = SCHEMAS["posters.json"]["$defs"]["poster"]
    assert {"id", "url", "number", "board", "title", "authors", "abstract", "links", "withdrawn"} <= set(
        poster["required"]
    )
    assert SCHEMAS["search.json"]["$defs"]["poster"]["required"] == [
        *("id", "url", "number", "board", "title", "session", "authors", "undisclosed", "keywords", "text")
    ]

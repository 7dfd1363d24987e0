"""JSON from pieces is the JSON of the whole."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.site import jsontext

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@given(VALUES, st.integers(0, 3))
def test_indented_as_the_library_does_it(value: Any, depth: int) -> None:
    expected = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)
    assert jsontext.indented(value, depth) == expected


@given(st.lists(st.lists(VALUES, max_size=4), max_size=4))
def test_lists_in_pieces(parts: list[list[Any]]) -> None:
    whole = [value for part in parts for value in part]
    assert b"".join(jsontext.array(map(jsontext.piece, parts))).decode() == jsontext.compact(whole)
    nested = jsontext.nested(jsontext.array([jsontext.piece(part)]) for part in parts)
    assert b"".join(nested).decode() == jsontext.compact(parts)


@given(st.dictionaries(st.text(), VALUES, min_size=1, max_size=6))
def test_mappings_in_pieces(told: dict[str, Any]) -> None:
    assert b"".join(jsontext.mapping(jsontext.fields(told))).decode() == jsontext.compact(told)
    pieces = (jsontext.compact({name: value})[1:-1].encode() for name, value in told.items())
    assert b"".join(jsontext.joined(pieces)).decode() == jsontext.compact(told)

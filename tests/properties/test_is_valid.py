"""The quick verdict on a document is that of jsonschema, so no fault goes untold for speed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ssotgen.resources import spec_schema
from ssotgen.spec.schema import describe_faults
from ssotgen.spec.schema.is_valid import compile_schema

SCHEMA = json.loads(spec_schema())
CASES = Path(__file__).parents[1] / "cases"
EXACT = describe_faults._validator()
QUICK = compile_schema(SCHEMA)

words = st.sampled_from(["name", "summary", "value", "type", "members", "A", "b_c", ""])
leaves = st.none() | st.booleans() | st.integers() | st.floats() | words
anything = st.recursive(
    leaves, lambda below: st.lists(below, max_size=3) | st.dictionaries(words, below, max_size=3)
)


@st.composite
def near(draw: st.DrawFn, schema: dict[str, Any]) -> Any:
    """Draw a value that holds to the schema in most places."""
    if draw(st.integers(0, 30)) == 0:
        return draw(anything)
    if "$ref" in schema:
        return draw(near(SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]))
    if "enum" in schema:
        return draw(st.sampled_from(schema["enum"]) | words)
    kinds = schema.get("type", ["string", "object", "array", "number", "boolean"])
    kind = draw(st.sampled_from([kinds] if isinstance(kinds, str) else kinds))
    if kind == "object":
        return draw(near_mapping(schema))
    if kind == "array":
        return draw(st.lists(near(schema.get("items", {"type": "string"})), max_size=3))
    return draw(
        {
            "string": words,
            "boolean": st.booleans(),
            "integer": st.integers(),
            "number": st.integers() | st.floats(),
        }[kind]
    )


@st.composite
def near_mapping(draw: st.DrawFn, schema: dict[str, Any]) -> dict[str, Any]:
    known = schema.get("properties", {})
    required = schema.get("required", ())
    keys = [key for key in known if key in required or draw(st.booleans())]
    found = {key: draw(near(known[key])) for key in keys}
    other = schema.get("additionalProperties", {})
    if isinstance(other, dict):
        for key in draw(st.lists(words, max_size=2)):
            found.setdefault(key, draw(near(other)))
    if draw(st.integers(0, 20)) == 0:
        found[draw(words)] = draw(anything)
    if found and draw(st.integers(0, 20)) == 0:
        del found[draw(st.sampled_from(sorted(found)))]
    return found


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_it_agrees_on_any_data(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([None, *SCHEMA["$defs"]]))
    if name is None:
        value = data.draw(near(SCHEMA))
        assert QUICK(value) == EXACT.is_valid(value)
    else:
        part = {**SCHEMA["$defs"][name], "$defs": SCHEMA["$defs"]}
        value = data.draw(near(part))
        assert compile_schema(part)(value) == EXACT.evolve(schema=part).is_valid(value)


def test_it_agrees_on_every_document_of_the_cases() -> None:
    verdicts = set()
    for path in filter(Path.is_file, sorted(CASES.rglob("*.yaml"))):
        try:
            value = yaml.safe_load(path.read_bytes())
        except (yaml.YAMLError, ValueError, TypeError, RecursionError):
            continue
        if isinstance(value, dict):
            verdicts.add(QUICK(value))
            assert QUICK(value) == EXACT.is_valid(value), path
    assert verdicts == {True, False}


@pytest.mark.parametrize("part", [{"pattern": "x"}, {"items": {"maximum": 1}}])
def test_a_keyword_that_it_does_not_know_is_refused(part: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="without a check"):
        compile_schema(part)

"""JSON as a language of generated files: what is written reads back, in a layout that fits."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssotgen.render.json.emit import LINE_LENGTH, json_source
from ssotgen.render.json.language import JSON

_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXT,
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=30,
)  # fmt: skip


@given(PLAIN)
def test_what_is_written_reads_back(value: Any) -> None:
    text = json_source(value)
    assert json.loads(text) == value
    assert json.dumps(json.loads(text)) == json.dumps(value)


def test_only_collections_of_scalars_share_a_line() -> None:
    assert json_source({"a": [1, "b", None], "c": {}}, 2) == (
        '{\n    "a": [1, "b", null],\n    "c": {}\n  }'
    )
    long = json_source([100_000] * 20)
    assert long.count("\n") == 21
    fits = json_source(["x" * (LINE_LENGTH - 5)])
    assert len(fits.replace("[", "").replace("]", "")) == LINE_LENGTH - 3
    assert json_source(["x" * (LINE_LENGTH - 5)], 0, 1).count("\n") == 2


def test_what_nobody_could_see_is_escaped() -> None:
    assert json_source("a\u202eb\u00a0é\n") == '"a\\u202eb\\u00a0é\\n"'


@pytest.mark.parametrize("value", [math.inf, math.nan, {1}, object(), b"x"])
def test_what_json_has_no_form_for_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="JSON has no form"):
        json_source([value])


def test_the_language_knows_valid_text_and_its_layout() -> None:
    JSON.parse(["{", '"a": 1', "}"], "x.json")
    with pytest.raises(ValueError):
        JSON.parse(["{", '"a": 1,', "}"], "x.json")
    assert JSON.same('{"a": [1, 2]}', '{\n  "a": [1,2]\n}\n')
    assert not JSON.same('{"a": 1, "b": 2}', '{"b": 2, "a": 1}')
    assert not JSON.same('{"a": 1}', '{"a": 1.0}')
    assert not JSON.same('{"a": 1}', '{"a": 1')

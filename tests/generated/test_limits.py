"""What `validate()` says of values outside the limits of their fields."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support.enum_modules import PROJECT, MakeModule, read_spec

from ssotgen.render.files import render_files
from ssotgen.settings.settings import Settings

SPEC = """
dataclasses:
  Order:
    fields:
      code: {type: str, default: ABC-1, min_length: 3, max_length: 6, pattern: '^[A-Z]{3}-\\d$'}
      even: {type: int | None, default: -4, multiple_of: 2, minimum: -6}
      price: {type: Decimal, default: "0.15", multiple_of: "0.05"}
      pause: {type: timedelta, default: 90, multiple_of: 0.5}
      note: {type: str | None, default: null, min_length: 1, max_length: 1}
      free: {type: str, default: "", pattern: "^[^\\"']*$"}
      tags: {type: "list[str]", default: [], max_items: 1}
      pair: {type: "tuple[int, ...] | None", default: [1, 2], min_items: 2, max_items: 2}
      counts: {type: "dict[str, int]", default: {}, max_items: 0}
"""


PAUSE = ["pause must be a multiple of 0:00:00.500000, not datetime.timedelta(microseconds=250000)"]


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


def test_the_defaults_are_within_the_limits(module: ModuleType) -> None:
    assert module.Order().validate() == []
    assert module.Order(note="é", pair=None).validate() == []


@pytest.mark.parametrize(
    ("values", "issues"),
    [
        ({"code": "AB"}, ["code must have at least 3 characters, not 2"]),
        ({"code": "ABC-100"}, ["code must have at most 6 characters, not 7"]),
        ({"code": "abc-1"}, []),
        ({"note": ""}, ["note must have at least 1 character, not 0"]),
        ({"note": "ab"}, ["note must have at most 1 character, not 2"]),
        ({"free": "it's"}, []),
        ({"even": 3}, ["even must be a multiple of 2, not 3"]),
        ({"even": None}, []),
        ({"price": Decimal("0.16")}, ["price must be a multiple of 0.05, not Decimal('0.16')"]),
        ({"price": Decimal("-1.00")}, []),
        ({"price": Decimal("1E+40")}, ["price must be a multiple of 0.05, not Decimal('1E+40')"]),
        ({"pause": timedelta(seconds=0.25)}, PAUSE),
        ({"tags": ["a", "b"]}, ["tags must have at most 1 item, not 2"]),
        ({"pair": (1,)}, ["pair must have at least 2 items, not 1"]),
        ({"pair": (1, 2, 3)}, ["pair must have at most 2 items, not 3"]),
        ({"counts": {"a": 1}}, ["counts must have at most 0 items, not 1"]),
    ],
)
def test_a_value_outside_is_reported(
    module: ModuleType, values: dict[str, Any], issues: list[str]
) -> None:
    found = module.Order(**values).validate()
    assert [each for each in found if " must match " not in each] == issues


@pytest.mark.parametrize(
    ("values", "issue"),
    [
        ({"code": "abc-1"}, r"code must match ^[A-Z]{3}-\d$, not 'abc-1'"),
        ({"code": "ABC-\u0661"}, "code must match ^[A-Z]{3}-\\d$, not 'ABC-\u0661'"),
        ({"free": "it's"}, """free must match ^[^"']*$, not "it's\""""),
    ],
)
def test_a_pattern_must_match(module: ModuleType, values: dict[str, Any], issue: str) -> None:
    assert module.Order(**values).validate() == [issue]


def test_what_limits_nothing_is_in_no_output(tmp_path: Path) -> None:
    """A least size of 0 and an empty pattern are what a field has without them."""
    spec = """
dataclasses:
  Order:
    summary: What a customer wants.
    fields:
      tags: {type: "list[str]", default: []LIMIT}
      note: {type: str, default: ""TEXT}
"""
    outputs = "outputs: [enums, json_schema, typescript, site]"
    project = PROJECT.replace("}", f", {outputs}}}")
    made = {}
    for name, limit, text in (
        ("without", "", ""),
        ("with", ", min_items: 0", ', min_length: 0, pattern: ""'),
    ):
        root = tmp_path / name
        root.mkdir()
        given = spec.replace("LIMIT", limit).replace("TEXT", text)
        read = read_spec(root / "spec", project, given)
        settings = Settings(root=root, spec=root / "spec", output=root)
        made[name] = [(file.path, file.text) for file in render_files(read, settings)]
    assert made["with"] == made["without"]

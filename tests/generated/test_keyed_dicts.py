"""Mappings whose keys are the members of an enum."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from support.enum_modules import MakeModule

SPEC = """
enums:
  Kind: {members: {ONE: one, TWO: two, SAME: {value: one, alias: true}}}
dataclasses:
  Leaf: {fields: {size: {type: int, default: 1}}}
  Order:
    fields:
      weights: {type: "dict[Kind, int]", default: {TWO: 2, ONE: 1}, min_items: 1}
      leaves: {type: "dict[Kind, Leaf] | None", default: {SAME: {size: 3}}}
"""


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


def test_the_keys_of_data_are_the_values_of_the_members(module: ModuleType) -> None:
    kind, order = module.Kind, module.Order()
    assert order.weights == {kind.ONE: 1, kind.TWO: 2}
    assert order.leaves == {kind.ONE: module.Leaf(3)}
    wire = order.to_dict()
    assert wire == {"weights": {"one": 1, "two": 2}, "leaves": {"one": {"size": 3}}}
    assert module.Order.from_dict(wire) == order
    assert order.validate() == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"weights": {"on": 1}}, "weights must have keys that are values of Kind, not 'on'; "),
        ({"weights": {1: 1}}, "weights must have keys that are values of Kind, not 1; "),
        ({"weights": {"one": "x"}}, "weights.one must be int, not 'x'"),
        ({"weights": [1]}, "weights must be a mapping, not [1]"),
        ({"leaves": {"two": {"size": None}}}, "leaves.two.size must be int, not None"),
    ],
)
def test_other_data_is_refused(module: ModuleType, data: Any, message: str) -> None:
    with pytest.raises(ValueError, match="must") as caught:
        module.Order.from_dict(data)
    assert str(caught.value).startswith(message)


def test_issues_name_the_key(module: ModuleType) -> None:
    kind, order = module.Kind, module.Order()
    order.weights = {"one": 1}
    assert order.validate() == ["weights must have keys of Kind, not 'one'"]
    with pytest.raises(ValueError, match="^weights must have keys of Kind, not 'one'"):
        order.to_dict()
    order.weights = {kind.ONE: "x"}
    assert order.validate() == ["weights.one must be int, not 'x'"]
    order.weights, order.leaves = {kind.ONE: 1}, {kind.TWO: module.Leaf("x")}
    assert order.validate() == ["leaves.two.size must be int, not 'x'"]

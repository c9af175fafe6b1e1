"""Standard and custom layers: nobody can change what the next caller gets, and typos are told."""

from __future__ import annotations

import copy
import inspect
import pickle
from types import ModuleType

import pytest
from support.enum_modules import MakeModule

SPEC = """
enums:
  Strategy: {members: {SEQUENTIAL: sequential, PARALLEL: parallel}}
dataclasses:
  Stage:
    fields:
      name: {type: str}
      kind: {type: StageKind | None}
      tags: {type: "set[str]", min_items: 1}
      strategy: {type: Strategy, default: SEQUENTIAL}
      limits: {type: "dict[str, Any]", default: {a: [1]}}
      extras: {type: "set[str] | None", default: [x]}
      copy: {type: bool, default: true}
    checks: [{when: name == "", message: The name is empty}]
layers:
  definition: Stage
  enum: StageKind
  constant: STAGES
  standard:
    SECOND_STAGE: {tags: [b, a], strategy: PARALLEL, summary: The second.}
    FIRST_STAGE: {tags: [c], name: other, extras: null}
"""


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


def test_standard_layers_keep_their_order_and_imply_name_and_type(module: ModuleType) -> None:
    assert [kind.value for kind in module.StageKind] == ["second_stage", "first_stage"]
    assert list(module.STAGES) == list(module.StageKind)
    second = module.STAGES[module.StageKind.SECOND_STAGE]
    assert (second.name, second.kind) == ("second_stage", module.StageKind.SECOND_STAGE)
    assert (second.tags, second.strategy) == ({"a", "b"}, module.Strategy.PARALLEL)
    first = module.get_standard_layer(module.StageKind.FIRST_STAGE)
    assert (first.name, first.extras, first.limits) == ("other", None, {"a": [1]})
    assert all(module.validate_layer_definition(layer) == [] for layer in module.STAGES.values())


def test_what_a_caller_does_reaches_nobody_else(module: ModuleType) -> None:
    kind = module.StageKind.FIRST_STAGE
    for layer in (
        module.STAGES[kind],
        module.get_standard_layer(kind),
        module.get_all_standard_layers()[kind],
        dict(module.STAGES)[kind],
        copy.copy(module.STAGES)[kind],
    ):
        layer.tags.clear()
        layer.limits["a"].append(2)
        layer.name = "changed"
        assert module.STAGES[kind].tags == {"c"}
        assert module.STAGES[kind].limits == {"a": [1]}
        assert module.STAGES[kind].name == "other"
    with pytest.raises(TypeError):
        module.STAGES[kind] = None
    module.get_all_standard_layers().clear()
    assert len(module.STAGES) == 2
    assert pickle.loads(pickle.dumps(module.STAGES)) == module.STAGES


@pytest.mark.parametrize("wrong", [None, "first_stage", 3, ["x"], object])
def test_anything_else_is_no_standard_layer(module: ModuleType, wrong: object) -> None:
    with pytest.raises(ValueError, match=r"known are StageKind\.SECOND_STAGE, StageKind\.FIRST"):
        module.get_standard_layer(wrong)


def test_a_custom_layer_takes_every_field_by_name(module: ModuleType) -> None:
    parameters = inspect.signature(module.create_custom_layer).parameters.values()
    assert [(p.name, p.kind.name) for p in parameters] == [
        ("name", "POSITIONAL_OR_KEYWORD"),
        ("tags", "POSITIONAL_OR_KEYWORD"),
        *((name, "KEYWORD_ONLY") for name in ("kind", "strategy", "limits", "extras", "copy")),
    ]
    layer = module.create_custom_layer("mine", {"a"})
    assert layer == module.Stage("mine", None, {"a"})
    assert module.create_custom_layer("mine", {"a"}, extras=None).extras is None
    with pytest.raises(TypeError):
        module.create_custom_layer("mine", {"a"}, strateggy=1)
    issues = module.validate_layer_definition(module.create_custom_layer("", set()))
    assert issues == ["tags must have at least 1 item, not 0", "The name is empty"]


def test_a_custom_layer_owns_its_values(module: ModuleType) -> None:
    tags, limits = {"a"}, {"x": [1]}
    layer = module.create_custom_layer("mine", tags, limits=limits)
    tags.add("b")
    limits["x"].append(2)
    assert (layer.tags, layer.limits) == ({"a"}, {"x": [1]})

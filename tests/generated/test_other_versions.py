"""Data of other versions: former names of fields, unknown keys and unknown values are read."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support.enum_modules import PROJECT, MakeModule, read_spec
from support.node import NodeModules, node_modules

from ssotgen.render.outputs.json_schema.view import json_schema_view
from ssotgen.render.outputs.typescript.view import OUTPUT as TYPESCRIPT
from ssotgen.render.files import render_files
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec

SPEC = """
enums:
  Status:
    summary: How far an order is.
    members: {OPEN: open, DONE: done, OTHER: other}
    fallback: OTHER
  Level: {base: IntEnum, members: {LOW: 1, HIGH: 2}, fallback: LOW}
dataclasses:
  Order:
    summary: An order.
    unknown: ignore
    fields:
      number: {type: int, was: [id, nr]}
      status: {type: Status, default: OPEN}
      levels: {type: "list[Level | None]", default: []}
      colour: {type: str, default: "", was: [color]}
    properties:
      is_first: {type: bool, value: number == 1}
  Basket:
    summary: Orders together.
    fields:
      orders: {type: "list[Order]", was: [content]}
"""
READ: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"number": 1}, {"number": 1}),
    ({"id": 2}, {"number": 2}),
    ({"nr": 2, "color": "red"}, {"number": 2, "colour": "red"}),
    ({"number": 1, "status": "lost", "levels": [2, 9, None]},
     {"number": 1, "status": "other", "levels": [2, 1, None]}),
    ({"number": 1, "weight": 3, "status": "done", "is_first": True},
     {"number": 1, "status": "done"}),
]  # fmt: skip
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"number": 1, "id": 1}, "number is given under two names"),
    ({"id": 1, "nr": 1}, "number is given under two names"),
    ({"weight": 3}, "number is missing"),
    ({"id": "x"}, "number must be int, not 'x'"),
    ({"number": 1, "status": 3}, "status must be the value of a member of Status, not 3; "
     "known are 'open', 'done', 'other'"),
    ({"number": 1, "status": None}, "status must be the value of a member of Status, not None; "
     "did you mean 'done'?"),
    ({"number": 1, "levels": [True]}, "levels[0] must be the value of a member of Level, "
     "not True; known are 1, 2"),
    ({"number": 1, "levels": [1.5]}, "levels[0] must be the value of a member of Level, "
     "not 1.5; known are 1, 2"),
]  # fmt: skip


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    return read_spec(tmp_path_factory.mktemp("versions") / "spec", PROJECT, SPEC)


@pytest.fixture(scope="module")
def validator(spec: Spec) -> Draft202012Validator:
    view = json_schema_view(spec)
    assert view is not None
    definitions = {each.name: each.schema for each in view.definitions}
    schema = {"$defs": definitions, "$ref": "#/$defs/Order"}
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def node(spec: Spec, tmp_path_factory: pytest.TempPathFactory) -> Any:
    node_modules()
    project = Settings(root=Path("x"), spec=Path("x/spec"), output=Path("x/generated"))
    (file,) = render_files(spec, project, [TYPESCRIPT])
    modules = NodeModules(tmp_path_factory.mktemp("node"), {"sample": file.text})
    yield modules
    modules.close()


@pytest.mark.parametrize(("data", "meant"), READ)
def test_what_is_read(
    module: ModuleType, validator: Draft202012Validator, data: dict[str, Any], meant: dict[str, Any]
) -> None:
    given = dict(data)
    order = module.Order.from_dict(data)
    assert order == module.Order.from_dict(meant)
    assert data == given, "the data of the caller is not changed"
    assert {key: order.to_dict()[key] for key in meant} == meant
    assert validator.is_valid(data)
    assert module.Basket.from_dict({"content": [data]}).orders == [order]


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_what_is_refused(
    module: ModuleType, validator: Draft202012Validator, data: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError) as caught:
        module.Order.from_dict(data)
    assert str(caught.value) == message
    assert not validator.is_valid(data)
    with pytest.raises(ValueError) as caught:
        module.Basket.from_dict({"content": [data]})
    assert str(caught.value) == f"orders[0].{message}"


@pytest.mark.parametrize("data", [3, None, [], "x"])
def test_what_is_no_mapping_is_refused(module: ModuleType, data: Any) -> None:
    with pytest.raises(ValueError, match="Order must be a mapping"):
        module.Order.from_dict(data)


def test_the_enum_itself_has_no_fallback(module: ModuleType) -> None:
    with pytest.raises(ValueError):
        module.Status("lost")


def test_typescript_reads_the_same(node: NodeModules, module: ModuleType) -> None:
    for data, meant in READ:
        answer = node.ask("sample", "parseOrder", data)
        assert answer["ok"], answer
        assert module.Order.from_dict(answer["value"]) == module.Order.from_dict(meant)
    for data, message in REFUSED:
        answer = node.ask("sample", "parseOrder", data)
        assert answer["issues"][0] == message
    assert node.findings == ""
    assert node.lint("sample") == ""

"""Fields of one of several types: which one a value is, its plain data says."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError
from support.enum_modules import MakeModule, read_spec
from support.node import NodeModules, node_modules

from ssotgen.render.files import render_files
from ssotgen.render.outputs.json_schema.view import json_schema_view
from ssotgen.render.outputs.site.json_example import example_json
from ssotgen.render.outputs.typescript.view import OUTPUT as TYPESCRIPT
from ssotgen.settings.settings import Settings
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec

PROJECT = """\
project: {name: sample, package: unions, summary: A sample., outputs: [enums, pydantic]}
"""
SPEC = """
enums:
  Word: {summary: A word., members: {A: a, B: b}}
  Level: {base: IntEnum, summary: A level., members: {LOW: 1, HIGH: 2}}
dataclasses:
  Circle:
    summary: A round shape.
    fields:
      radius: {type: float, minimum: 1}
      kind: {type: 'Literal["circle", "disc"]', default: circle, was: [form]}
  Square:
    summary: A shape with four sides.
    unknown: ignore
    fields:
      kind: {type: 'Literal["square"]', default: square, was: [sort]}
      side: {type: float, default: 1.0}
  Drawing:
    summary: What is drawn.
    fields:
      shape: {type: "Circle | Square", tag: kind}
      more: {type: "list[Circle | Square | None]", tag: kind, default: [{kind: square}, null]}
      named: {type: "dict[str, Circle | Square | str]", tag: kind, default: {a: {kind: disc, radius: 2}}}
      width: {type: 'int | Literal["auto"]', default: auto}
      when: {type: "datetime | int | None", default: null}
      level: {type: "Level | str", default: LOW}
      words: {type: "Word | list[Word] | bool", default: [A, B]}
      one: {type: "str | list[str] | None", default: []}
      free: {type: "Any | None", default: true}
    properties:
      first: {type: Circle | Square, value: shape, tag: kind}
      again: {type: Circle | Square, value: shape, serialize: false}
      label: {type: int | str, value: 'len(more) if width == "auto" else "none"'}
    checks:
      - {when: 'width == 3 and level == Level.HIGH', message: Too wide}
"""
SQUARE = {"kind": "square", "side": 1.0}
DISC = {"kind": "disc", "radius": 2.0}
READ: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"shape": {"kind": "square"}},
     {"shape": SQUARE, "more": [SQUARE, None], "named": {"a": DISC}, "width": "auto", "when": None,
      "level": 1, "words": ["a", "b"], "one": [], "label": 2, "first": SQUARE}),
    ({"shape": {"kind": "square"}, "first": {"sort": "square"}}, {"first": SQUARE}),
    ({"shape": DISC, "more": [DISC, SQUARE, None], "named": {"x": "text", "y": SQUARE}, "width": 7,
      "when": "2026-01-31T12:00:00+00:00", "level": 2, "words": "b", "one": "a", "label": "none"},
     {"shape": DISC, "width": 7, "when": "2026-01-31T12:00:00+00:00", "level": 2, "words": "b"}),
    ({"shape": {"form": "disc", "radius": 2}, "more": [{"sort": "square"}, None]},
     {"shape": DISC, "more": [SQUARE, None]}),
    ({"shape": {"kind": "square", "form": "disc"}}, {"shape": SQUARE}),
    ({"shape": DISC, "when": 3, "level": "high", "words": False, "one": None},
     {"when": 3, "level": "high", "words": False, "one": None}),
]  # fmt: skip
REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "shape is missing"),
    ({"shape": {}}, "shape.kind is missing"),
    ({"shape": None}, "shape must be a mapping, not None"),
    ({"shape": {"kind": "circel", "radius": 1}},
     "shape.kind must say which dataclass it is, not 'circel'; did you mean 'circle'?"),
    ({"shape": {"form": "square"}},
     "shape.form must say which dataclass it is, not 'square'; known are 'circle', 'disc'"),
    ({"shape": {"form": "disc", "kind": "disc", "radius": 1}},
     "shape.kind is given under two names"),
    ({"shape": {"form": "disc", "sort": "square", "radius": 1}},
     "shape.sort is not a key of Circle; known are 'radius', 'kind'"),
    ({"shape": SQUARE, "first": {"kind": "oval"}},
     "first.kind must say which dataclass it is, not 'oval'; known are 'circle', 'disc', 'square'"),
    ({"shape": {"kind": True}}, "shape.kind must say which dataclass it is, not True; "
     "known are 'circle', 'disc', 'square'"),
    ({"shape": {"kind": "circle"}}, "shape.radius is missing"),
    ({"shape": {"kind": "circle", "radius": 1, "side": 1}}, "shape.side is not a key of Circle; "
     "known are 'radius', 'kind'"),
    ({"shape": SQUARE, "more": [SQUARE, 3]}, "more[1] must be a mapping, not 3"),
    ({"shape": SQUARE, "more": [{"kind": "x"}]},
     "more[0].kind must say which dataclass it is, not 'x'; known are 'circle', 'disc', 'square'"),
    ({"shape": SQUARE, "named": {"a": 1}}, "named.a must be a string or a mapping, not 1"),
    ({"shape": SQUARE, "width": True}, "width must be a number or a string, not True"),
    ({"shape": SQUARE, "width": "aut"}, "width must be one of 'auto', not 'aut'"),
    ({"shape": SQUARE, "width": None}, "width must be a number or a string, not None"),
    ({"shape": SQUARE, "when": []}, "when must be a string or a number, not []"),
    ({"shape": SQUARE, "level": 3},
     "level must be the value of a member of Level, not 3; known are 1, 2"),
    ({"shape": SQUARE, "words": ["c"]},
     "words[0] must be the value of a member of Word, not 'c'; known are 'a', 'b'"),
    ({"shape": SQUARE, "words": {}}, "words must be a string or a list or a boolean, not {}"),
]  # fmt: skip
WRONG: list[tuple[str, Any, str]] = [
    ("shape", 3, "shape must be Circle or Square, not 3"),
    ("more", [None, 3], "more[1] must be Circle or Square, not 3"),
    ("more", (), "more must be list, not ()"),
    ("named", {1: "a"}, "named must have keys of str, not 1"),
    ("named", {"a": []}, "named.a must be Circle or Square or str, not []"),
    ("width", "x", "width must be one of 'auto', not 'x'"),
    ("width", True, "width must be int or one of 'auto', not True"),
    ("when", 1.5, "when must be datetime or int, not 1.5"),
    ("level", None, "level must be Level or str, not None"),
    ("words", [3], "words[0] must be Word, not 3"),
    ("one", [1], "one[0] must be str, not 1"),
]


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    return read_spec(tmp_path_factory.mktemp("unions") / "spec", PROJECT, SPEC)


@pytest.fixture(scope="module")
def module(spec: Spec, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("unions")
    project = Settings(root=folder, spec=folder / "spec", output=folder)
    for file in render_files(spec, project):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("unions.sample_enums")
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def validator(spec: Spec) -> Draft202012Validator:
    view = json_schema_view(spec)
    assert view is not None
    definitions = {each.name: each.schema for each in view.definitions}
    schema = {"$defs": definitions, "$ref": "#/$defs/Drawing"}
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize(("data", "meant"), READ)
def test_what_is_read(
    module: ModuleType, validator: Draft202012Validator, data: dict[str, Any], meant: dict[str, Any]
) -> None:
    drawing = module.Drawing.from_dict(data)
    written = drawing.to_dict()
    assert {key: written[key] for key in meant} == meant
    assert module.Drawing.from_dict(written) == drawing
    assert drawing.validate() == []
    assert validator.is_valid(data)
    assert validator.is_valid(written)


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_what_is_refused(
    module: ModuleType, validator: Draft202012Validator, data: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError) as caught:
        module.Drawing.from_dict(data)
    assert str(caught.value) == message
    assert not validator.is_valid(data)


@pytest.mark.parametrize(("name", "value", "message"), WRONG)
def test_values_of_none_of_the_types_are_reported(
    module: ModuleType, name: str, value: Any, message: str
) -> None:
    drawing = module.Drawing(module.Circle(1.0))
    setattr(drawing, name, value)
    assert drawing.validate() == [message]


def test_what_is_within_a_part_is_checked(module: ModuleType) -> None:
    drawing = module.Drawing(module.Circle(0.5), width=3, level=module.Level.HIGH)
    assert drawing.validate() == ["shape.radius must be at least 1, not 0.5", "Too wide"]
    drawing.shape = 3
    with pytest.raises(ValueError, match="shape must be Circle or Square, not 3"):
        drawing.to_dict()


def test_instances_do_not_share_defaults(module: ModuleType) -> None:
    one, other = module.Drawing(module.Square()), module.Drawing(module.Square())
    one.words.append(module.Word.A)
    one.one.append("a")
    one.more.clear()
    assert (other.words, other.one, len(other.more)) == ([*module.Word], [], 2)


def test_pydantic_reads_and_describes_the_same(module: ModuleType) -> None:
    adapter = TypeAdapter(module.Drawing)
    for data, meant in READ:
        assert adapter.validate_python(data) == module.Drawing.from_dict(data)
        dumped = adapter.dump_python(adapter.validate_python(data))
        assert {key: dumped[key] for key in meant} == meant
    schema = Draft202012Validator(adapter.json_schema())
    assert all(schema.is_valid(data) for data, _ in READ)
    assert not any(schema.is_valid(data) for data, _ in REFUSED)
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python({"shape": {"kind": "circle", "radius": 0}})
    assert [each["loc"] for each in caught.value.errors()] == [("shape", "radius")]


MISTAKES = """\
import { parseDrawing, type Circle, type DrawingInput, type Square } from "./sample.js";

export function area(shape: Circle | Square): number {
  return shape.kind === "square" ? shape.side * shape.side : shape.radius;
}
export const right: DrawingInput = { shape: { kind: "square" }, width: 3 };
export const wrong: DrawingInput = { shape: { side: 2 }, width: 3 };
export const result = parseDrawing(right);
"""


def test_typescript_reads_the_same(spec: Spec, module: ModuleType, tmp_path: Path) -> None:
    node_modules()
    project = Settings(root=Path("x"), spec=Path("x/spec"), output=Path("x/generated"))
    (file,) = render_files(spec, project, [TYPESCRIPT])
    node = NodeModules(tmp_path, {"sample": file.text, "mistakes": MISTAKES})
    try:
        for data, _ in READ:
            answer = node.ask("sample", "parseDrawing", data)
            assert answer["ok"], answer
            assert module.Drawing.from_dict(answer["value"]) == module.Drawing.from_dict(data)
        for data, message in REFUSED:
            assert node.ask("sample", "parseDrawing", data)["issues"][0] == message
        found = [line for line in node.findings.splitlines() if line[0] != " "]
        assert [line.split(",")[0] for line in found] == ["mistakes.ts(7"], node.findings
        assert node.lint("sample") == ""
    finally:
        node.close()


def test_the_example_of_the_reference_is_read(spec: Spec, module: ModuleType) -> None:
    lookup = Lookup(spec)
    example = json.loads(example_json(lookup.dataclasses["Drawing"], lookup))
    assert module.Drawing.from_dict(example).to_dict() == example


def test_a_tag_of_numbers_is_no_boolean_and_no_fraction(make_module: MakeModule) -> None:
    versions = "\n".join(
        f"  V{n}: {{fields: {{version: {{type: 'Literal[{n}]', default: {n}}}}}}}" for n in (1, 2)
    )
    module = make_module(
        f"dataclasses:\n{versions}\n  Box: {{fields: {{item: {{type: V1 | V2, tag: version}}}}}}\n"
    )
    assert module.Box.from_dict({"item": {"version": 2}}).item == module.V2()
    for other in (True, 1.0, "1"):
        with pytest.raises(ValueError, match=rf"^item\.version must say .*, not {other!r}; "):
            module.Box.from_dict({"item": {"version": other}})

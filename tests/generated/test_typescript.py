"""TypeScript reads what Python writes and refuses what Python refuses, with the same words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.enum_modules import PROJECT, MakeModule, read_spec
from support.node import NodeModules, node_modules
from support.random_specs import random_specs
from support.scalar_rows import ROWS
from support.wire_documents import ENUMS, SAFE, SPEC, changed, records

from ssotgen.render.files import render_files
from ssotgen.render.outputs.typescript.view import OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec
from ssotgen.spec.types.scalars import SCALARS

ROOT = Path(__file__).parents[2]
SCALAR_FIELDS = "".join(
    f"      {name.lower()}: {{type: {name} | None, default: null}}\n" for name in SCALARS
)
LAYERS = f"""
dataclasses:
  Scalars:
    fields:
{SCALAR_FIELDS}""" """
  Layer:
    fields:
      name: {type: str}
      layer_type: {type: Layers | None}
      leaves: {type: "list[Leaf]", default: [{kind: ONE}]}
      pause: {type: timedelta, default: 90}
layers:
  definition: Layer
  enum: Layers
  constant: ALL_LAYERS
  standard: {FAST: {}, SLOW: {leaves: [], pause: 0.5}}
"""


MORE = {
    "datetime": (
        "2024-02-29T00:00:00", "2023-02-29T00:00:00", "1900-02-29T00:00:00", "2000-02-29 23:59:59.123456789Z",
        "0000-01-01T00:00:00", "0001-01-01T00:00:00+23:59", "2031-04-31T00:00:00", "2031-05-01T24:00:00",
        "2031-05-01T00:00:60", "2031-05-01", "2031-05-01T00:00:00\n",
    ),
    "date": ("2000-02-29", "2100-02-29", "0000-01-01", "2031-13-01", "2031-05-01\n", "٢٠٣١-٠٥-٠١"),
    "Decimal": ("-0", "1.", ".5", "1e10", "1.5\n"),
}  # fmt: skip
"""Plain data beside what the rows of the types have."""


def typescript_of(spec: Spec) -> str:
    root = Path("project")
    project = Settings(root=root, spec=root / "spec", output=root / "generated")
    return render_files(spec, project, [OUTPUT])[0].text


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    folder = tmp_path_factory.mktemp("typescript")
    return read_spec(folder / "spec", PROJECT, ENUMS, SPEC, LAYERS)


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(ENUMS, SPEC, LAYERS)


@pytest.fixture(scope="module")
def node(spec: Spec, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NodeModules]:
    """The modules of all tests, since starting the compiler takes longer than the rest."""
    node_modules()
    hostile = read_spec(tmp_path_factory.mktemp("hostile") / "spec", PROJECT, HOSTILE)
    default = load_spec(Settings(ROOT, ROOT / "spec", ROOT / "generated")).spec
    assert default is not None
    specs = {"sample": spec, "hostile": hostile, "default": default, **random_specs(3)}
    sources = {name: typescript_of(each) for name, each in specs.items()}
    yaml, receive = page_blocks()
    documented = read_spec(tmp_path_factory.mktemp("documented") / "spec", yaml)
    sources |= {"paint": typescript_of(documented), "receive": receive, "mistakes": MISTAKES}
    modules = NodeModules(tmp_path_factory.mktemp("node"), sources)
    yield modules
    modules.close()


def page_blocks() -> tuple[str, str]:
    """Return the spec of the page about TypeScript, and the module that uses what it gives."""
    page = (ROOT / "docs" / "typescript.md").read_text(encoding="utf-8")
    (yaml,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (module,) = re.findall(r"```ts\n(.*?)```", page, re.DOTALL)
    return yaml, module.replace("../generated/paint_shop/ssot/paint", "./paint.js")


SOME = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@SOME
@given(data=st.data())
def test_what_python_writes_comes_back_equal(
    module: ModuleType, spec: Spec, node: NodeModules, data: st.DataObject
) -> None:
    tree = module.Tree.from_dict(data.draw(records("Tree", spec)))
    answer = node.ask("sample", "parseTree", tree.to_dict())
    assert answer["ok"], answer
    assert module.Tree.from_dict(answer["value"]) == tree


@SOME
@given(data=st.data())
def test_defaults_are_filled_in_alike(
    module: ModuleType, spec: Spec, node: NodeModules, data: st.DataObject
) -> None:
    document = data.draw(records("Tree", spec))
    tree = module.Tree.from_dict(document)
    answer = node.ask("sample", "parseTree", document)
    assert answer["value"].keys() == {*tree.to_dict()} - {"twice"}
    assert module.Tree.from_dict(answer["value"]) == tree


@SOME
@given(data=st.data())
def test_what_python_refuses_is_refused_with_the_same_words(
    module: ModuleType, spec: Spec, node: NodeModules, data: st.DataObject
) -> None:
    document = data.draw(records("Tree", spec).flatmap(changed))
    answer = node.ask("sample", "parseTree", document)
    try:
        tree = module.Tree.from_dict(document)
    except ValueError as error:
        assert not answer["ok"]
        assert answer["issues"][0] == str(error)
    else:
        assert answer["ok"], answer
        assert module.Tree.from_dict(answer["value"]) == tree


@pytest.mark.parametrize(
    "document",
    [
        3, None, [], "text", {"next": None, "kin": "one"}, {"": 1}, {"kind": "won"},
        {"kind": "it's"}, {"kind": 'say "it\'s"'}, {"kind": "\n\t\x00\x7f\u00a0\u202e\U000e0001\ud800"},
        {"kind": ["a", 1, None, True, {"b": 1.5}]}, {"kind": "x" * 300}, {"kind": "é" * 78},
        {"kind": 0.00001}, {"kind": 1.5e-7}, {"kind": 0.0001}, {"kind": -2.5e-10},
        {"kind": 1e300}, {"kind": -1.5e300}, {"kind": 1e21}, {"kind": 2**53}, {"kind": 10**20},
        {"next": {"next": {"kind": 1}}}, {"next": {"next": {"next": []}}}, {"constructor": 1},
        {"__proto__": 1}, {"kind": {"__proto__": 1}}, {"[0]": 1}, {"next": {"[0]": 1}},
    ],
)  # fmt: skip
def test_messages_show_values_as_python_does(
    module: ModuleType, node: NodeModules, document: Any
) -> None:
    with pytest.raises(ValueError) as caught:
        module.Leaf.from_dict(document)
    assert node.ask("sample", "parseLeaf", document)["issues"][0] == str(caught.value)


def test_a_flag_that_may_have_lost_bits_is_refused_for_that_reason(node: NodeModules) -> None:
    assert node.ask("hostile", "parseRight", {"rights": 2**53 - 1})["ok"]
    for value, reason in (
        (2**53, "small enough for JavaScript, not 9007199254740992"),
        (-1, "the value of a member of Rights, not -1; did you mean 1?"),
    ):
        issues = node.ask("hostile", "parseRight", {"rights": value})["issues"]
        assert issues == [f"rights must be {reason}"]


def test_what_is_expected_has_the_words_of_the_runtime() -> None:
    python = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "generator/ssotgen/runtime").glob("*.py")
    )
    for row in SCALARS.values():
        for expected in re.findall(r'"([^"]*)"', row.typescript.expected):
            assert f'"{expected}"' in python or expected in ("", "small enough for JavaScript")


def test_all_issues_are_listed(node: NodeModules) -> None:
    document = {"leaves": [{"kind": 1}, {"next": 2}], "pause": "long", "colour": 1}
    assert node.ask("sample", "parseLayer", document)["issues"] == [
        "colour is not a key of Layer; known are 'name', 'layer_type', 'leaves', 'pause'",
        "name is missing",
        "layer_type is missing",
        "leaves[0].kind must be the value of a member of Kind, not 1; "
        "known are 'one', 't\"wo\\n'",
        "leaves[1].next must be a mapping, not 2",
        "pause must be a number of seconds within 999999999 days, not 'long'",
    ]


@pytest.mark.parametrize("name", ROWS)
def test_every_scalar_type_is_read_as_python_reads_it(
    module: ModuleType, node: NodeModules, name: str
) -> None:
    for plain in [*ROWS[name].values, *ROWS[name].wrong, *MORE.get(name, ())]:
        is_changed_by_javascript = isinstance(plain, float) and plain.is_integer()
        if is_changed_by_javascript or (isinstance(plain, int) and abs(plain) > SAFE):
            continue
        document = {name.lower(): plain}
        answer = node.ask("sample", "parseScalars", document)
        try:
            expected = module.Scalars.from_dict(document)
        except ValueError as error:
            assert answer["issues"] == [str(error)]
        else:
            assert module.Scalars.from_dict(answer["value"]) == expected


def test_layers_are_a_frozen_constant(
    module: ModuleType, node: NodeModules, spec: Spec, tmp_path: Path
) -> None:
    expected = {kind.value: layer.to_dict() for kind, layer in module.ALL_LAYERS.items()}
    assert node.ask("sample", "ALL_LAYERS") == expected
    assert node.ask("sample", "Layers") == {"FAST": "fast", "SLOW": "slow"}


MISTAKES = """\
import { ALL_LAYERS, Kind, parseLeaf, type Leaf, type LeafInput } from "./sample";

const input: LeafInput = {};
const leaf: Leaf = { kind: Kind.ONE, next: null };
export const wrong: Leaf = { kind: "three", next: null };
const result = parseLeaf(input);
export const shown: readonly string[] = result.ok ? [result.value.kind] : result.issues;
leaf.kind = "one";
ALL_LAYERS.fast.pause = 1;
export const quick = ALL_LAYERS.quick;
export const value = result.value;
"""


def test_the_compiler_finds_the_mistakes_of_callers_and_nothing_else(node: NodeModules) -> None:
    assert [line.split(")")[0] for line in node.findings.splitlines() if line[0] != " "] == [
        "mistakes.ts(5,30",
        "mistakes.ts(8,6",
        "mistakes.ts(9,17",
        "mistakes.ts(10,33",
        "mistakes.ts(11,29",
    ]


def test_the_example_of_the_documentation_works(node: NodeModules) -> None:
    assert node.ask("receive", "receive", '{"litres": 2.5}') == "2.5 l ordered"
    assert node.ask("receive", "receive", '{"status": "dne"}').splitlines() == [
        "litres is missing",
        "status must be the value of a member of OrderStatus, not 'dne'; did you mean 'done'?",
    ]


def test_the_linter_has_nothing_to_say(node: NodeModules) -> None:
    modules = {path.stem for path in node.folder.glob("*.ts")} - {"mistakes"}
    assert node.lint(*modules) == ""


@pytest.mark.long
def test_compiler_and_linter_are_content_with_many_specs(tmp_path: Path) -> None:
    node_modules()
    specs = random_specs(50)
    modules = NodeModules(tmp_path, {name: typescript_of(each) for name, each in specs.items()})
    assert modules.findings == ""
    assert modules.lint(*specs) == ""


HOSTILE = """
enums:
  Delete: {members: {new: "a*/b", function: "${x}`", constructor: "</script>"}}
  globalThis: {summary: "Ends */ here, @deprecated not.", members: {A: 18446744073709551616, B: -1}}
  Array: {base: Flag, members: {A: 1, B: 36893488147419103232}}
  Leaf: {members: {A: a}}
  ParseResult: {members: {A: a}}
  Rights: {base: IntFlag, members: {READ: 1, ALL: 9007199254740992}}
dataclasses:
  Right: {fields: {rights: {type: Rights}}}
  Map:
    summary: "{@link x} \\u202e \\u2028"
    fields:
      delete: {type: Delete, default: new}
      "größe": {type: float, default: 1.0e+300}
      any: {type: Any, default: {__proto__: 1, "a b": [1, {}]}}
      "class_": {type: "list[Map | None]", default: []}
    checks: [{when: größe > 1, message: "*/ alert(1) /*"}]
  MapInput: {fields: {map: {type: Map, default: {}}}}
  parseMap: {fields: {map: {type: "list[dict[str, Map | None]] | None"}}}
"""


def test_names_and_texts_of_a_spec_cannot_break_the_module(node: NodeModules) -> None:
    text = (node.folder / "hostile.ts").read_text(encoding="utf-8")
    assert "\u202e" not in text and "\u2028" not in text
    answer = node.ask("hostile", "parseMapInput_", {})
    assert answer["value"]["map"]["any"] == json.loads('{"__proto__": 1, "a b": [1, {}]}')

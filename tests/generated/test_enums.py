"""Generated enums behave alike under every Python, tell their summaries, and survive copying."""

from __future__ import annotations

import ast
import copy
import inspect
import pickle
from pathlib import Path

import pytest
from support.enum_modules import MakeModule

ENUMS = r"""
enums:
  Zone:
    summary: Where it runs.
    members:
      NORTH:
        value: north
        summary: "Up, \"there\" \\ ."
        deprecated: {since: "1.4", use: SOUTH, reason: Same.}
      SOUTH: south
      DOWN: {value: south, alias: true}
  Word: {base: StrEnum, members: {HELLO: "hello\nworld", BYE: bye}}
  Level: {base: IntEnum, members: {LOW: 1, HIGH: 10}}
  Right: {base: IntFlag, members: {READ: 1, WRITE: 2}}
  Bit: {base: Flag, deprecated: {since: "2.0"}, members: {A: 1, B: 2}}
"""


def test_members_keep_values_order_and_aliases(make_module: MakeModule) -> None:
    module = make_module(ENUMS)
    assert [(m.name, m.value) for m in module.Zone] == [("NORTH", "north"), ("SOUTH", "south")]
    assert module.Zone.DOWN is module.Zone.SOUTH
    assert module.Word.HELLO == "hello\nworld"
    assert module.Level.LOW < module.Level.HIGH == 10
    assert module.Right.READ | module.Right.WRITE == 3
    assert module.Bit.A in (module.Bit.A | module.Bit.B)


@pytest.mark.parametrize("target", ["3.10", "3.11"])
def test_str_and_format_are_those_of_python_3_11(make_module: MakeModule, target: str) -> None:
    import sys

    if tuple(map(int, target.split("."))) > sys.version_info[:2]:
        pytest.skip("the module is for newer Pythons")
    project = (
        f"project: {{name: sample, package: samples, summary: S., target_python: '{target}'}}\n"
    )
    module = make_module(ENUMS, project=project)
    assert (str(module.Word.BYE), f"{module.Word.BYE:>5}") == ("bye", "  bye")
    assert (str(module.Level.HIGH), f"{module.Level.HIGH:03d}") == ("10", "010")
    assert (str(module.Right.READ), str(module.Zone.SOUTH)) == ("1", "Zone.SOUTH")


def test_members_survive_copies_and_pickles(make_module: MakeModule) -> None:
    module = make_module(ENUMS)
    members = [*module.Zone, *module.Word, *module.Level, *module.Right, *module.Bit]
    for member in members:
        assert copy.deepcopy(member) is member
        assert pickle.loads(pickle.dumps(member)) is member


def test_summaries_and_deprecations_stand_where_editors_look(make_module: MakeModule) -> None:
    module = make_module(ENUMS)
    assert module.Zone.__doc__ == "Where it runs."
    assert inspect.getdoc(module.Bit) == "Bit.\n\nDeprecated since 2.0."
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    zone = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == "Zone")
    below_north = zone.body[2]
    assert isinstance(below_north, ast.Expr) and isinstance(below_north.value, ast.Constant)
    text = 'Up, "there" \\ .\n\n    Deprecated since 1.4: use SOUTH. Same.\n    '
    assert below_north.value.value == text


def test_a_spec_of_enums_alone_gives_nothing_else(make_module: MakeModule) -> None:
    module = make_module("enums: {Zone: {members: {NORTH: north}}}")
    public = {name for name in vars(module) if not name.startswith("_")}
    assert public == {"annotations", "Enum", "Zone"}
    assert module.__all__ == ["Zone"]


def test_a_spec_of_features_alone_gives_an_empty_module(make_module: MakeModule) -> None:
    module = make_module("features: {docker: {imports: {docker: [from_env]}}}")
    assert module.__all__ == []
    assert {name for name in vars(module) if not name.startswith("_")} == {"annotations"}


def test_the_order_and_split_of_documents_change_nothing(make_module: MakeModule) -> None:
    whole = make_module("enums: {A: {members: {X: x}}, B: {members: {Y: y}}}")
    parts = make_module("enums: {B: {members: {Y: y}}}", "enums: {A: {members: {X: x}}}")
    texts = [Path(module.__file__ or "").read_text(encoding="utf-8") for module in (whole, parts)]
    assert texts[0] == texts[1]

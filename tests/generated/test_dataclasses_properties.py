"""For every type: from_dict undoes to_dict, also by way of JSON, and wrong data is told by path."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from types import ModuleType
from typing import Any

import pytest
from support.enum_modules import MakeModule
from support.scalar_rows import ROWS
from hypothesis import given, settings
from hypothesis import strategies as st
from support.example_counts import examples

from ssotgen.spec.types.containers import CONTAINERS
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.parse_type import parse_type
from ssotgen.spec.types.scalars import SCALARS

LITERALS = ('Literal["a", "b c", ""]', "Literal[1, -2]", "Literal[True]")
TYPES = (
    *SCALARS,
    *(f"{name} | None" for name in SCALARS),
    *(f"list[{name}]" for name in SCALARS),
    *(f"tuple[{name}, ...]" for name in SCALARS),
    *(f"set[{name}]" for name, row in SCALARS.items() if row.is_set_item),
    *(f"frozenset[{name}]" for name, row in SCALARS.items() if row.is_set_item),
    *(f"dict[str, list[{name}]]" for name in SCALARS),
    "Kind", "Word", "Level", "Right", "Perm", "Mixed", "Leaf",
    "Kind | None", "Leaf | None", "list[Leaf]", "list[list[Kind]]",
    "set[Kind]", "set[Mixed]", "set[Level]",
    "set[datetime | None]", "set[str | None]", "set[Perm]",
    "dict[str, Leaf | None]", "dict[str, set[Kind]]",
    *LITERALS, *(f"{text} | None" for text in LITERALS), *(f"set[{text}]" for text in LITERALS),
    *(f"dict[str, tuple[{text}, ...]]" for text in LITERALS),
    "dict[Kind, int]", "dict[Word, Leaf] | None", "dict[Kind, dict[Word, list[Kind]]]",
    "str | int", "datetime | bool | None", "Leaf | Level", "list[Kind | float]", "Perm | Kind",
    "dict[Kind, str | list[int]]", "timedelta | list[set[Level]] | Leaf | None",
    "tuple[Leaf, ...]", "frozenset[Kind]", "frozenset[Mixed]",
    "list[frozenset[Level]]", "frozenset[Perm] | None",
    "tuple[tuple[Kind, ...], ...] | None", "dict[str, tuple[Perm | None, ...]]",
    "list[dict[str, timedelta | None]] | None", "dict[str, dict[str, list[Leaf]]]",
)  # fmt: skip

ENUMS = """
enums:
  Kind: {members: {ONE: one, TWO: "t\\"wo\\n"}}
  Word: {base: StrEnum, members: {AYE: aye, NAY: nay}}
  Level: {base: IntEnum, members: {LOW: 1, HIGH: 10}}
  Right: {base: Flag, members: {READ: 1, WRITE: 2}}
  Perm: {base: IntFlag, members: {SEE: 1, EDIT: 2}}
  Mixed: {members: {TEXT: text, NUMBER: 7}}
"""
FIELDS = "".join(f"      field_{i}: {{type: '{text}'}}\n" for i, text in enumerate(TYPES))
TWICE = f"field_{TYPES.index('timedelta')}"
SPEC = (
    "dataclasses:\n"
    "  Leaf: {frozen: true, fields: {kind: {type: Kind}, next: {type: Leaf | None}}}\n"
    f"  Tree:\n    fields:\n{FIELDS}"
    f"    properties: {{twice: {{type: timedelta, value: {TWICE} * 2}}}}\n"
)

def values_of(ref: TypeRef, module: ModuleType) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a type."""
    if isinstance(ref, Scalar):
        return ROWS[ref.name].any
    if isinstance(ref, LiteralOf):
        return st.sampled_from(ref.values)
    if isinstance(ref, Named):
        if ref.name == "Leaf":
            kinds = st.sampled_from(list(module.Kind))
            inner = st.none() | st.builds(module.Leaf, kinds, st.none())
            return st.builds(module.Leaf, kinds, inner)
        members = st.sampled_from(list(getattr(module, ref.name)))
        if ref.name in ("Right", "Perm"):
            return st.builds(lambda one, other: one | other, members, members)
        return members
    if isinstance(ref, UnionOf):
        return st.one_of([values_of(part, module) for part in ref.parts])
    inner = values_of(ref.item, module)
    key = ref.key if isinstance(ref, DictOf) else None
    keys: Any = st.text(max_size=3) if key is None else values_of(key, module)
    kind = "" if isinstance(ref, OptionalOf) else ref.kind
    make: dict[type, Callable[[], st.SearchStrategy[Any]]] = {
        OptionalOf: lambda: st.none() | inner,
        ListOf: lambda: st.lists(inner, max_size=3).map(CONTAINERS[kind].make),
        SetOf: lambda: st.sets(inner, max_size=3).map({"set": set, "frozenset": frozenset}.get(kind)),
        DictOf: lambda: st.dictionaries(keys, inner, max_size=2),
    }
    return make[type(ref)]()


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(ENUMS, SPEC)


@given(data=st.data())
@settings(max_examples=examples(8, 40))
def test_from_dict_undoes_to_dict(module: ModuleType, data: st.DataObject) -> None:
    values = [data.draw(values_of(parse_type(text), module), label=text) for text in TYPES]
    tree = module.Tree(*values)
    assert tree.validate() == []
    wire = tree.to_dict()
    again = module.Tree.from_dict(wire)
    assert again == tree
    assert [type(getattr(again, f"field_{i}")) for i in range(len(TYPES))] == [
        type(value) for value in values
    ]
    assert again.to_dict() == wire
    assert module.Tree.from_dict(json.loads(json.dumps(wire))).to_dict() == wire


WRONG = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3),
    st.binary(max_size=2),
    st.lists(st.integers() | st.text(max_size=2), max_size=2),
    st.dictionaries(st.text(max_size=2) | st.integers(), st.integers(), max_size=2),
    st.builds(object),
)  # fmt: skip


@given(data=st.data())
@settings(max_examples=examples(8, 40))
def test_any_data_is_read_or_told_and_never_fails_otherwise(
    module: ModuleType, data: st.DataObject
) -> None:
    good = module.Tree(
        *(data.draw(values_of(parse_type(text), module), label=text) for text in TYPES)
    )
    wire = good.to_dict()
    index = data.draw(st.integers(0, len(TYPES) - 1))
    wrong = data.draw(WRONG)
    del wire["twice"]  # which need not be what another value gives
    wire[f"field_{index}"] = wrong
    try:
        tree = module.Tree.from_dict(wire)
    except ValueError as error:
        assert f"field_{index}" in str(error)
    else:
        assert tree.validate() == []
    setattr(good, f"field_{index}", wrong)
    assert all(f"field_{index}" in issue for issue in good.validate())

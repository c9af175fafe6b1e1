"""Plain data of a spec with every type: documents that are read, and documents with a fault."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from ssotgen.spec.model import Spec
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
from ssotgen.spec.types.scalars import SCALARS
from support.scalar_rows import plain_forms

ENUMS = """
enums:
  Kind:
    summary: What it is for.
    members: {ONE: one, TWO: "t\\"wo\\n", SAME: {value: one, alias: true}}
  Level:
    base: IntEnum
    members: {LOW: 1, HIGH: {value: 10, deprecated: {since: "2", use: LOW}}}
  Right: {base: Flag, members: {READ: 1, WRITE: 2}}
  Gap: {base: Flag, members: {FIRST: 1, THIRD: 4}}
  Perm: {base: IntFlag, members: {SEE: 1, EDIT: 2}}
  Mixed: {deprecated: {since: "2"}, members: {TEXT: text, NUMBER: 7}}
"""
LITERALS = ('Literal["a", "it\'\'s \\"b\\"", ""]', "Literal[1, -2]", "Literal[True]")
TYPES = (
    *SCALARS, *(f"list[{name} | None]" for name in SCALARS),
    *(row.form.replace("T", "Kind") for row in CONTAINERS.values()),
    "Kind", "Level", "Right", "Gap", "Perm", "Mixed", "Leaf",
    "str | None", "datetime | None", "Kind | None", "Leaf | None", "Any | None",
    "list[int]", "list[Leaf]", "list[list[Kind]]", "list[bool | None]",
    "set[str]", "set[int]", "set[Kind]", "set[Mixed]", "set[datetime | None]",
    "dict[str, int]", "dict[str, Any]", "dict[str, Leaf | None]", "dict[str, set[Level]]",
    "list", "dict", "tuple[int, ...]", "frozenset[Level]",
    "dict[Kind, int]", "dict[Kind, Leaf] | None",
    *LITERALS,
    *(f"{text} | None" for text in LITERALS), f"list[{LITERALS[0]}]", f"set[{LITERALS[1]}]",
    f"dict[str, {LITERALS[2]} | None]", "tuple[list[Leaf], ...]",
    "str | int", f"float | {LITERALS[0]}", "datetime | bool | None", "Leaf | timedelta",
    "list[int] | Kind", "list[int | str | None]", "dict[str, Leaf | bool]",
)  # fmt: skip
LIMITED = """\
      limited: {type: int, minimum: 2, maximum: 5}
      some: {type: "list[int]", min_items: 1}
      share: {type: float | None, minimum: 0, maximum: 1, default: 0.5}
      others: {type: "set[str] | None", min_items: 2, default: null}
      even: {type: int | None, multiple_of: 2, default: 4}
      text: {type: str | None, min_length: 1, max_length: 2, pattern: "[^x]$", default: a}
      pair: {type: "tuple[int, ...]", max_items: 2, default: []}
      named: {type: "dict[str, str]", min_items: 1, default: {a: b}, wire: "@named"}
"""
FIELDS = "".join(f"      field_{i}: {{type: '{text}'}}\n" for i, text in enumerate(TYPES))
SPEC = (
    "dataclasses:\n"
    "  Leaf:\n"
    "    summary: At the end of a branch.\n"
    "    frozen: true\n"
    "    fields:\n"
    "      kind: {type: Kind, summary: Of which kind., default: TWO}\n"
    "      next: {type: Leaf | None, default: null, deprecated: {since: '1'}}\n"
    f"  Tree:\n    fields:\n{FIELDS}{LIMITED}"
    f"    properties: {{twice: {{type: timedelta, value: field_{TYPES.index('timedelta')} * 2, "
    "serialize: true}}\n"
)


_FLOATS = st.floats(-1e15, 1e15, allow_nan=False)
"""JavaScript writes larger ones as whole numbers with other digits, of which a field of type float
makes the same number, but one of type Any does not."""
SAFE = 2**53 - 1
"""The largest whole number that JavaScript holds with all below it."""

_INTEGERS = st.integers(-SAFE, SAFE)
KEYS = st.text(max_size=3).filter(lambda text: not text.isdecimal())
"""JavaScript moves keys that are numbers to the front."""

_BY_JAVASCRIPT: dict[str, st.SearchStrategy[Any]] = {
    "int": _INTEGERS,
    "float": st.floats(-1e300, 1e300, allow_nan=False) | _INTEGERS,
    "Any": st.recursive(
        st.none() | st.booleans() | _INTEGERS | _FLOATS | st.text(max_size=3),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
        max_leaves=3,
    ),
}
"""The plain forms that JavaScript reads and writes as Python does, of types that have others."""


def documents(ref: TypeRef, spec: Spec) -> st.SearchStrategy[Any]:
    """Return a strategy for the plain data of a type."""
    if isinstance(ref, Scalar):
        known = _BY_JAVASCRIPT.get(ref.name)
        return plain_forms(ref.name) if known is None else known
    if isinstance(ref, LiteralOf):
        return st.sampled_from(ref.values)
    if isinstance(ref, Named):
        enum = spec.find_enum(ref.name)
        if enum is not None and "Flag" in enum.base.value:
            values = [member.value for member in enum.members]
            return st.sets(st.sampled_from(values)).map(lambda bits: sum(bits))
        if enum is not None:
            return st.sampled_from([member.value for member in enum.members])
        return st.deferred(lambda: records(ref.name, spec))
    if isinstance(ref, UnionOf):
        return st.one_of([documents(part, spec) for part in ref.parts])
    inner = documents(ref.item, spec)
    if isinstance(ref, OptionalOf):
        return st.none() | inner
    if isinstance(ref, ListOf):
        return st.lists(inner, max_size=3)
    if isinstance(ref, SetOf):
        return st.lists(inner, max_size=3, unique=True)
    assert isinstance(ref, DictOf)
    keys = KEYS if ref.key is None else documents(ref.key, spec)
    return st.dictionaries(keys, inner, max_size=2)


_WITHIN_LIMITS: dict[str, st.SearchStrategy[Any]] = {
    "limited": st.integers(2, 5),
    "share": st.none() | st.floats(0, 1),
    "some": st.lists(_INTEGERS, min_size=1, max_size=3),
    "others": st.none() | st.lists(st.text(max_size=3), min_size=2, max_size=3, unique=True),
    "@named": st.dictionaries(KEYS, st.text(max_size=3), min_size=1, max_size=2),
}


def records(
    name: str, spec: Spec, *, within_limits: bool = False
) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for what `from_dict()` of a dataclass reads."""
    owner = spec.find_dataclass(name)
    assert owner is not None
    fields = {field.key: documents(field.type, spec) for field in owner.fields}
    if name == "Tree" and within_limits:
        fields |= _WITHIN_LIMITS
    elif name == "Tree":
        fields["limited"] = st.integers(1, 6)
        fields["share"] = st.none() | st.floats(-0.25, 1.25)
    optional = {field.key for field in owner.fields if field.has_default}
    return st.fixed_dictionaries(
        {key: each for key, each in fields.items() if key not in optional},
        optional={key: fields[key] for key in optional},
    )


WRONG = st.one_of(
    st.none(), st.booleans(), _INTEGERS, _FLOATS.filter(lambda number: not number.is_integer()),
    st.text(max_size=3),
    st.lists(_INTEGERS | st.text(max_size=2), max_size=2, unique=True),
    st.dictionaries(KEYS, _INTEGERS, max_size=2),
)  # fmt: skip
"""Values of all kinds. A whole float is left out: JSON Schema and JavaScript take it for an int."""


def places(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value of a document but the whole."""
    if isinstance(document, dict | list):
        items = document.items() if isinstance(document, dict) else enumerate(document)
        for key, item in items:
            yield (*path, key)
            yield from places(item, (*path, key))


@st.composite
def changed(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a document in which one value is replaced, removed or added."""
    found = copy.deepcopy(document)
    *way, last = draw(st.sampled_from(list(places(document))))
    holder: Any = found
    for key in way:
        holder = holder[key]
    change = draw(st.sampled_from(("replace", "remove", "add")))
    if change == "replace":
        holder[last] = draw(WRONG)
    elif isinstance(holder, dict) and change == "remove":
        del holder[last]
    elif isinstance(holder, dict):
        holder[draw(KEYS)] = draw(WRONG)
    return found

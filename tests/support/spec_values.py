"""Types of fields for property tests, and plain data that fits them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from ssotgen.spec.types.scalars import SCALARS
from support.awkward_texts import ANY_TEXT, SUMMARIES
from support.scalar_rows import plain_forms

Data = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]


LITERALS = {
    'Literal["on", "off"]': ("on", "off"),
    'Literal["say \\"hi\\"", "it\'s", "tab\\t", ""]': ('say "hi"', "it's", "tab\t", ""),
    f'Literal["{"a" * 40}", "{"b" * 40}", "{"c" * 40}"]': ("a" * 40, "b" * 40, "c" * 40),
    "Literal[1, -20]": (1, -20),
    "Literal[True]": (True,),
}


UNIONS = {
    "int | str": ("int", "str"),
    "datetime | bool | timedelta": ("datetime", "bool", "timedelta"),
    'float | Literal["on", "off"]': ("float", 'Literal["on", "off"]'),
    "str | list[bytes]": ("str", "list[bytes]"),
    "bool | dict[str, UUID]": ("bool", "dict[str, UUID]"),
}
"""Unions, and their parts."""


@st.composite
def types(
    draw: Draw, named: list[str], items: list[str], depth: int = 2, keys: Sequence[str] = ()
) -> str:
    """Return a type; `named` may be required, `items` be named where none is required, and `keys`
    are enums whose members may be keys."""
    kind = draw(st.integers(0, 10 if depth else 3))
    if kind <= 2:
        return str(draw(st.sampled_from((*SCALARS, *LITERALS, *UNIONS, "list", "dict"))))
    if kind <= 5:
        return str(draw(st.sampled_from([*SCALARS, *named])))
    inner = draw(types([*named, *items], items, depth - 1, keys))
    if kind == 6:
        return inner if inner.endswith("| None") else f"{inner} | None"
    if kind == 7:
        items = [row.name for row in SCALARS.values() if row.is_set_item]
        name = draw(st.sampled_from(("set", "frozenset")))
        return f"{name}[{draw(st.sampled_from(items))}]"
    key = draw(st.sampled_from(["str", *keys]))
    return {8: f"list[{inner}]", 9: f"tuple[{inner}, ...]"}.get(kind, f"dict[{key}, {inner}]")


@st.composite
def plain_values(draw: Draw, written: str, enums: Data, classes: Data, least: int = 0) -> Any:
    """Return plain data that fits the type `written`, a collection with at least `least` items."""
    if written.endswith(" | None") and written.count("[") == written.count("]"):
        inner = written.removesuffix(" | None")
        return draw(st.none() | plain_values(inner, enums, classes, least))
    if written in UNIONS:
        return draw(plain_values(draw(st.sampled_from(UNIONS[written])), enums, classes))
    match = re.fullmatch(
        r"(list|tuple|set|frozenset|dict)\[(?:(?<=dict\[)(\w+), )?(.*?)(?:, \.\.\.)?\]", written
    )
    if match is not None:
        items = plain_values(match[3], enums, classes)
        if match[1] in ("set", "frozenset"):
            return draw(st.lists(items, min_size=least, max_size=3, unique=True))
        listed = st.lists(items, min_size=least, max_size=3)
        named = sorted(enums[match[2]]["members"]) if match[2] in enums else ()
        own = [name for name in named if name != "ALIAS_OF_FIRST"]
        keys = st.sampled_from(own) if own else ANY_TEXT
        table = st.dictionaries(keys, items, min_size=least, max_size=len(own) or 2)
        return draw(table if match[1] == "dict" else listed)
    if written in ("list", "dict"):
        return draw(st.lists(PLAIN_DATA, max_size=3) if written == "list" else _TABLES)
    if written in LITERALS:
        return draw(st.sampled_from(LITERALS[written]))
    if written in enums:
        return draw(st.sampled_from(sorted(enums[written]["members"])))
    if written in classes:
        fields = classes[written]["fields"]
        needed = {name: field for name, field in fields.items() if "default" not in field}
        return {name: draw(field_values(field, enums, classes)) for name, field in needed.items()}
    return draw(SCALAR_VALUES[written])


def field_values(field: Data, enums: Data, classes: Data) -> st.SearchStrategy[Any]:
    """Return values that fit a field and its limits."""
    if "minimum" in field:
        return st.just(field["minimum"])
    return plain_values(field["type"], enums, classes, field.get("min_items", 0))


_FLOATS = st.floats(-1e300, 1e300, allow_nan=False)


PLAIN_DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64) | _FLOATS | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=5,
)


_TABLES = st.dictionaries(ANY_TEXT, PLAIN_DATA, max_size=3)


SCALAR_VALUES = {
    **{name: plain_forms(name) for name in SCALARS},
    "str": ANY_TEXT,
    "Any": PLAIN_DATA,
}
"""Plain data that fits each scalar type, with awkward texts."""


def deprecations() -> st.SearchStrategy[Data]:
    return st.fixed_dictionaries({"since": SUMMARIES}, optional={"reason": SUMMARIES})

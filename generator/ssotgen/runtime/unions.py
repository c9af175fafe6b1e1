"""Unions: a value of one of several types, which differ in their form as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType

from ssotgen.runtime.checking import field_types, mismatches
from ssotgen.runtime.instances import is_a
from ssotgen.runtime.messages import below, shown, step, suggestion
from ssotgen.runtime.plain import LIST_TYPES, MAPPING_TYPES
from ssotgen.runtime.reading import default_or_error, read_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PLAIN_KINDS: tuple[tuple[str, Any], ...] = (
    ("a boolean", bool),
    ("a number", (int, float)),
    ("a string", str),
    ("a list", LIST_TYPES),
    ("a mapping", MAPPING_TYPES),
)
"""The kinds of plain data with their types; a boolean counts as nothing else."""


def read_union(source: Any, key: Any, *parts: Any) -> Any:
    """Return what is read of an entry of one of several kinds of data.

    Each part is a kind, the reader for it, and what that takes.
    """
    value = source[key]
    found = next((kind for kind, types in PLAIN_KINDS if isinstance(value, types)), "")
    for kind, read, *parameters in parts:
        if kind == found:
            return read(source, key, *parameters)
    kinds = dict.fromkeys(kind for kind, *_ in parts)
    return default_or_error(key, value, " or ".join(kinds))


def read_tagged(source: Any, key: Any, tag: str, kinds: dict[Any, Any]) -> Any:
    """Return the dataclass whose name for itself a mapping has under the key `tag`."""
    value = source[key]
    if not isinstance(value, MAPPING_TYPES):
        return default_or_error(key, value, "a mapping")
    path = below(step(key), tag)
    if tag not in value:
        raise ValueError(f"{path} is missing")
    name = value[tag]
    for each, kind in kinds.items():
        if type(name) is type(each) and name == each:
            return read_record(source, key, kind)
    known = suggestion(name, kinds)
    raise ValueError(
        f"{path} must say which dataclass it is, not {shown(name)}; {known}"
    )


def type_issues_of_unions(owner: Any, record: object) -> list[str]:
    """Return an issue for each value of a record that has not the type of its field.

    This looks at the annotations of the dataclass `owner`, which takes longer than what
    `validate()` asks before; a record without issues hardly ever comes here.
    """
    return [
        issue
        for name, kind in field_types(owner).items()
        for issue in union_mismatches(name, getattr(record, name), kind)
    ]


def union_fits(value: object, kind: Any) -> bool:
    """Whether a value is of a type that holds unions, such as `list[int | str]`."""
    return next(union_mismatches("", value, kind), None) is None


def union_mismatches(path: str, value: Any, kind: Any) -> Iterator[str]:
    """Yield what `mismatches` does, also of types that are unions or hold some."""
    parameters: Any = getattr(kind, "__args__", ())
    origin = getattr(kind, "__origin__", kind)
    if is_union(kind):
        parts = [part for part in parameters if part is not NoneType]
        near = [part for part in parts if may_be(value, part)]
        if near:
            yield from union_mismatches(path, value, near[0])
        elif value is not None or NoneType not in parameters:
            known = " or ".join(part_name(part) for part in parts)
            yield f"{path} must be {known}, not {shown(value)}"
    elif origin is dict and is_a(value, dict):
        keys = dict.fromkeys(value)
        yield from mismatches(path, keys, dict[parameters[0], object])
        for key, item in value.items():
            yield from union_mismatches(below(path, step(key)), item, parameters[1])
    elif origin in (list, tuple) and is_a(value, origin):
        for index, item in enumerate(value):
            yield from union_mismatches(below(path, step(index)), item, parameters[0])
    else:
        yield from mismatches(path, value, kind)


def is_union(kind: Any) -> bool:
    """Whether a type is a union of others, None among them or not."""
    from typing import Union

    return isinstance(kind, UnionType) or getattr(kind, "__origin__", None) is Union


def may_be(value: object, part: Any) -> bool:
    """Whether a value is of the class of a part of a union, whatever is in it."""
    origin = getattr(part, "__origin__", part)
    if isinstance(origin, type):
        return origin is object or is_a(value, origin)
    return type(value) is type(part.__args__[0])


def part_name(part: Any) -> str:
    """Return what a message calls a part of a union."""
    origin = getattr(part, "__origin__", part)
    if isinstance(origin, type):
        return origin.__name__
    return f"one of {', '.join(map(repr, part.__args__))}"

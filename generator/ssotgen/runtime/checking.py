"""Whether values are of the types of their fields, as `validate()` asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType

from ssotgen.runtime.instances import expected, is_a
from ssotgen.runtime.messages import below, shown, step, wrong_key
from ssotgen.runtime.plain import are
from ssotgen.runtime.plain_issues import plain_issues

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


# These functions ask for the type of an `object`: type checkers do not know the type of
# an `Any`, nor then those of its items.
def is_list(value: Any, kind: type) -> bool:
    """Whether a value is a list of items of exactly one type."""
    whole: object = value
    return type(whole) is list and are(value, kind)


def is_tuple(value: Any, kind: type) -> bool:
    """Whether a value is a tuple of items of exactly one type."""
    whole: object = value
    return type(whole) is tuple and are(value, kind)


def is_set(value: Any, kind: type) -> bool:
    """Whether a value is a set of items of exactly one type."""
    whole: object = value
    return type(whole) is set and are(value, kind)


def is_frozenset(value: Any, kind: type) -> bool:
    """Whether a value is a frozenset of items of exactly one type."""
    whole: object = value
    return type(whole) is frozenset and are(value, kind)


def is_dict(value: Any, kind: type) -> bool:
    """Whether a value is a dict of text to values of exactly one type."""
    whole: object = value
    return type(whole) is dict and are(value, str) and are(value.values(), kind)


def is_literal(value: object, *known: str | int) -> bool:
    """Whether a value is one of the known ones, which are all of one type."""
    return type(value) is type(known[0]) and value in known


def unchecked(message: str, error: Exception) -> str:
    """Return the issue of a check that fails itself, as in a division by zero."""
    return f"{message} (could not be checked: {error})"


def type_issues(owner: Any, record: object) -> list[str]:
    """Return an issue for each value of a record without the type of its field.

    This reads the annotations of the dataclass `owner`, which takes long. `validate()`
    calls it only if its own quick checks fail.
    """
    return [
        issue
        for name, kind in field_types(owner).items()
        for issue in mismatches(name, getattr(record, name), kind)
    ]


@cache
def field_types(owner: Any) -> dict[str, Any]:
    """Return the types of the fields of a dataclass."""
    from dataclasses import fields
    from typing import get_type_hints

    hints = get_type_hints(owner)
    return {field.name: hints[field.name] for field in fields(owner)}


def mismatches(path: str, value: Any, kind: Any) -> Iterator[str]:
    """Yield an issue for each part of the value at `path` with a wrong type."""
    parameters: Any = getattr(kind, "__args__", ())
    origin = getattr(kind, "__origin__", kind)
    if is_union(kind):
        yield from union_mismatches(path, value, parameters)
    elif origin is object:
        yield from plain_issues(path, value)
    elif not isinstance(origin, type):
        if not is_literal(value, *parameters):
            known = ", ".join(map(repr, parameters))
            yield f"{path} must be one of {known}, not {shown(value)}"
    elif not is_a(value, origin):
        yield f"{path} must be {expected(value, origin)}, not {shown(value)}"
    elif origin is list or origin is tuple:
        for index, item in enumerate(value):
            yield from mismatches(below(path, step(index)), item, parameters[0])
    elif origin is set or origin is frozenset:
        for item in sorted(value, key=shown):
            yield from mismatches(f"{path}: an item", item, parameters[0])
    elif origin is dict:
        for key, item in value.items():
            if isinstance(key, parameters[0]):
                yield from mismatches(below(path, step(key)), item, parameters[1])
            else:
                yield str(wrong_key(path, key, parameters[0].__name__))


def fits(value: object, kind: Any) -> bool:
    """Whether a value is of a type, such as `list[dict[str, int]]`."""
    return next(mismatches("", value, kind), None) is None


def union_mismatches(path: str, value: Any, parts: tuple[Any, ...]) -> Iterator[str]:
    """Yield an issue for each part of a value with a wrong type, if it has several."""
    if value is None and NoneType in parts:
        return
    types = [part for part in parts if part is not NoneType]
    near = [part for part in types if len(types) == 1 or may_be(value, part)]
    if near:
        yield from mismatches(path, value, near[0])
    else:
        known = " or ".join(part_name(part) for part in types)
        yield f"{path} must be {known}, not {shown(value)}"


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

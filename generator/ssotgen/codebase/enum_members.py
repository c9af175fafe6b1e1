"""Enum members: what the body of an enum, or the call that makes it, says of its members."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum

from ssotgen.codebase.constants import NotConstantError, constant
from ssotgen.codebase.facts import BLOCK, NUMBERED, UNPACKED, ClassFact
from ssotgen.codebase.resolve import Origin, Resolver
from ssotgen.diagnostics.record import record
from ssotgen.spec.model import EnumBase

_ENUM_BASES = frozenset(base.value for base in EnumBase)

STATEMENTS = frozenset({BLOCK, UNPACKED, "other"})
"""Kinds of what a class body has that is neither a name with a value nor a method."""

_NO_MEMBER = re.compile(r"__|_.*_$")
"""Names in the body of an enum that are no members: Python's own, and private ones."""


class Unknown(Enum):
    """Represents a value that cannot be read without running the code."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


@record
class Member:
    """A member of an enum; `text` is how its value is written."""

    name: str
    value: object
    text: str


def members_of(
    fact: ClassFact, path: str, kind: str, resolver: Resolver
) -> tuple[tuple[Member, ...], list[str]]:
    """Return the members that an enum of some kind shows, and what it has beside them, methods
    apart."""
    found: list[Member] = []
    extras: list[str] = []
    for item in fact.items:
        if item.kind == "method" or (item.kind == "field" and not item.value):
            continue
        if item.kind in STATEMENTS:
            extras.append(f"the statement {item.name}")
        elif _NO_MEMBER.match(item.name):
            extras.append(f"the attribute {item.name}")
        elif item.kind == NUMBERED:
            start = 1 if fact.call is None else fact.call.start
            found.append(Member(item.name, _next_value(kind, item.name, found, start), "auto()"))
        elif item.value.endswith("()") and _is_auto(item.value, path, fact.scope, resolver):
            found.append(Member(item.name, _next_value(kind, item.name, found), "auto()"))
        else:
            known = {member.name: member.value for member in found}
            found.append(Member(item.name, _value(item.value, known), item.value))
    return tuple(found), extras


def _is_auto(text: str, path: str, scope: int, resolver: Resolver) -> bool:
    name = text.removesuffix("()")
    if not name.replace(".", "").isidentifier():
        return False
    origin: Origin | None = resolver.dotted(path, scope, name)
    return name.endswith("auto") if origin is None else origin.is_("enum.auto")


def _next_value(kind: str, name: str, before: list[Member], start: int = 1) -> object:
    """Return what `auto()` gives, where every supported Python agrees; `start` to the first."""
    if kind == "StrEnum":
        return name.lower()
    if kind not in _ENUM_BASES:
        return UNKNOWN
    values = [member.value for member in before]
    numbers = [value for value in values if isinstance(value, int)]
    if len(numbers) != len(values) or numbers != sorted(numbers):
        return UNKNOWN
    if "Flag" in kind:
        return 1 << numbers[-1].bit_length() if numbers else start
    return numbers[-1] + 1 if numbers else start


def _value(text: str, names: Mapping[str, object]) -> object:
    try:
        return constant(text, names)
    except NotConstantError:
        return UNKNOWN


def computed_members(fact: ClassFact, members: tuple[Member, ...]) -> str:
    """Return the source of what may make members of an enum that it does not show."""
    if fact.call is not None:
        return fact.call.computed
    kinds = (BLOCK, UNPACKED) if members else (BLOCK, UNPACKED, "other")
    return next((item.name for item in fact.items if item.kind in kinds), "")

"""Whether data fits a JSON Schema: yes or no, without a reason.

jsonschema finds out why; that takes longer than reading the data, and nearly every spec is in
order. The schema stays the one contract: this reads the same document, knows the keywords that the
document uses and refuses any other, so that the two cannot part unnoticed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sized
from functools import reduce
from typing import Any, TypeAlias

Check: TypeAlias = Callable[[Any], bool]
"""Says whether a value holds."""

_CLASSES: dict[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}

PASSIVE = frozenset(("$defs", "$id", "$schema", "default", "description", "examples", "title"))
"""Keywords that say nothing on whether a value holds."""


def compile_schema(schema: Mapping[str, Any]) -> Check:
    """Return the check that a schema document represents. Unlike in JSON Schema, a float is never
    an integer, and only texts are compared for repetitions.

    Raises:
        ValueError: The schema has a keyword that is unknown here.
    """
    definitions: dict[str, Check] = {}

    def defined(reference: str) -> Check:
        if reference not in definitions:
            name = reference.removeprefix("#/$defs/")
            # Put in first, a definition may refer to itself.
            definitions[reference] = lambda value: definitions[reference](value)
            definitions[reference] = compiled(schema["$defs"][name])
        return definitions[reference]

    def compiled(part: Mapping[str, Any]) -> Check:
        rest = {key: part[key] for key in part if key not in PASSIVE}
        checks: list[Check] = []
        if "$ref" in rest:
            checks.append(defined(rest.pop("$ref")))
        if "type" in rest:
            checks.append(_type_check(rest.pop("type")))
        if "enum" in rest:
            checks.append(_text_check(frozenset(rest.pop("enum"))))
        if rest.keys() & {"properties", "additionalProperties", "required"}:
            known = {key: compiled(each) for key, each in rest.pop("properties", {}).items()}
            other = rest.pop("additionalProperties", True)
            of_other = compiled(other) if isinstance(other, dict) else other and _anything
            checks.append(_mapping_check(known, of_other or None, rest.pop("required", ())))
        if rest.keys() & {"minProperties", "maxProperties"}:
            bounds = rest.pop("minProperties", 0), rest.pop("maxProperties", None)
            checks.append(_size_check(dict, *bounds))
        for key, kind in (("minLength", str), ("minItems", list)):
            if key in rest:
                checks.append(_size_check(kind, rest.pop(key), None))
        if "items" in rest:
            checks.append(_items_check(compiled(rest.pop("items"))))
        if rest.pop("uniqueItems", False):
            checks.append(_has_no_repeated_text)
        if "if" in rest:
            parts = (compiled(rest.pop(key, {})) for key in ("if", "then", "else"))
            checks.append(_conditional(*parts))
        if rest:
            raise ValueError(f"keywords of the schema without a check: {', '.join(rest)}")
        return reduce(_both, checks) if checks else _anything

    return compiled(schema)


def _anything(_value: object) -> bool:
    return True


def _both(first: Check, second: Check) -> Check:
    return lambda value: first(value) and second(value)


def _conditional(condition: Check, then: Check, otherwise: Check) -> Check:
    return lambda value: (then if condition(value) else otherwise)(value)


def _type_check(types: str | list[str]) -> Check:
    names = [types] if isinstance(types, str) else types
    classes = tuple(each for name in names for each in _CLASSES[name])
    if "boolean" in names or int not in classes:
        return lambda value: isinstance(value, classes)
    return lambda value: isinstance(value, classes) and not isinstance(value, bool)


def _text_check(allowed: frozenset[str]) -> Check:
    return lambda value: isinstance(value, str) and value in allowed


def _mapping_check(known: dict[str, Check], other: Check | None, required: list[str]) -> Check:
    def check(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        for key in required:
            if key not in value:
                return False
        for key in value:
            of_key = known.get(key, other)
            if of_key is None or not of_key(value[key]):
                return False
        return True

    return check


def _size_check(kind: type[Sized], least: int, most: int | None) -> Check:
    def check(value: Any) -> bool:
        if not isinstance(value, kind):
            return True
        return least <= len(value) and (most is None or len(value) <= most)

    return check


def _items_check(of_item: Check) -> Check:
    return lambda value: not isinstance(value, list) or all(map(of_item, value))


def _has_no_repeated_text(value: object) -> bool:
    if not isinstance(value, list):
        return True
    texts = [item for item in value if isinstance(item, str)]
    return len(texts) == len(set(texts))

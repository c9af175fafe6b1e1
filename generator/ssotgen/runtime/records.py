"""The code that the dataclasses of a spec have in common."""

from __future__ import annotations

from functools import cache

from ssotgen.runtime.messages import shown, suggestion, wrong_value
from ssotgen.runtime.plain import MAPPING_TYPES, PLAIN_TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")


class Default:
    """Represents a field that is not in the data."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


def fixed_fields(owner: type[T]) -> type[T]:
    """Make a dataclass refuse subclasses that add fields.

    `to_dict()` and `from_dict()` name the fields one by one, so they would drop others.
    """

    def refuse_fields(cls: Any, /, **options: Any) -> None:
        super(owner, cls).__init_subclass__(**options)
        for name, kind in cls.__annotations__.items():
            if name not in cls.__dataclass_fields__ and "ClassVar" not in str(kind):
                raise TypeError(
                    f"{cls.__name__} adds the field {name} to {owner.__name__}, whose"
                    f" to_dict() and from_dict() would drop it; let {cls.__name__} have"
                    f" a field of type {owner.__name__} instead"
                )

    # Type checkers refuse an assignment, which would replace a method.
    type.__setattr__(owner, "__init_subclass__", classmethod(refuse_fields))
    return owner


def open_fields(owner: Any, data: Any, *derived: str) -> Any:
    """Return the mapping that `owner.from_dict()` reads, with an entry for each field.

    A field that `data` does not have gets its `Default`; the properties `derived` may
    be missing.

    Raises:
        ValueError: `data` is not a mapping, has an unknown key, or lacks a field that
            has no default.
    """
    if not isinstance(data, MAPPING_TYPES):
        raise wrong_value(owner.__name__, "a mapping", data)
    fields = owner.__dataclass_fields__
    extra = len(data) - len(fields)
    for name in derived:
        if name in data:
            extra -= 1
    if extra == 0 and fields.keys() <= data.keys():
        return data
    for key in data:
        if key not in fields and key not in derived:
            name = key if isinstance(key, str) and key else shown(key)
            known = suggestion(key, [*fields, *derived])
            raise ValueError(f"{name} is not a key of {owner.__name__}; {known}")
    return {**missing_entries(owner, data), **data}


def renamed_keys(data: Any, former: dict[str, str]) -> Any:
    """Return data with the current names instead of former names.

    Raises:
        ValueError: A key is there under two names.
    """
    if not isinstance(data, MAPPING_TYPES) or former.keys().isdisjoint(data):
        return data
    found: dict[Any, Any] = {}
    for key, value in data.items():
        name = former.get(key, key)
        if name in found:
            raise ValueError(f"{name} is given under two names")
        found[name] = value
    return found


def missing_entries(owner: Any, data: Any) -> dict[str, Any]:
    """Return entries for the fields of a dataclass that `data` does not have.

    Raises:
        ValueError: A field has no default.
    """
    from dataclasses import MISSING

    plain, others = split_defaults(owner)
    entries = plain.copy()
    for key, field in others.items():
        if key in data:
            continue
        if field.default is not MISSING:
            entries[key] = Default(field.default)
        elif field.default_factory is not MISSING:
            entries[key] = Default(field.default_factory())
        else:
            raise ValueError(f"{key} is missing")
    return entries


def known_keys(owner: Any, data: Any, *derived: str) -> Any:
    """Return data without the keys that are neither a field nor one of `derived`."""
    if not isinstance(data, MAPPING_TYPES):
        return data
    known = {*owner.__dataclass_fields__, *derived}
    return {key: value for key, value in data.items() if key in known}


@cache
def split_defaults(owner: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the defaults that are used unchanged, and all other fields.

    Both are by their keys in plain data.
    """
    from dataclasses import fields

    every = {field.metadata.get("wire", field.name): field for field in fields(owner)}
    plain = {
        key: field.default
        for key, field in every.items()
        if type(field.default) in PLAIN_TYPES
    }
    return plain, {key: every[key] for key in every if key not in plain}

"""Records: classes of values, declared like frozen dataclasses with slots, but cheap to import.

`@dataclass(frozen=True, slots=True)` compiles seven methods for each class: half a millisecond, and
every command imports some hundred such classes, of which it uses few methods. Records share their
methods. Only `__init__` is compiled for a class, and only when many instances of it are made.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_):
        """Decorate nothing: what is said is for type checkers."""
        return lambda function: function


_Class = TypeVar("_Class", bound=type[Any])
_Item = TypeVar("_Item")
_MISSING = object()
_FEW = 24
"""Instances for which it costs less to share a slow constructor than to compile a fast one."""


class _Field:
    """What is declared of a field: its default, or what makes one, and what it takes part in."""

    __slots__ = ("compare", "default", "default_factory", "repr")

    def __init__(
        self,
        default: object = _MISSING,
        default_factory: Callable[[], object] | None = None,
        repr: bool = True,  # noqa: A002 - as `dataclasses.field()` has it
        compare: bool = True,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.repr = repr
        self.compare = compare


@overload
def field(*, default: _Item, repr: bool = True, compare: bool = True) -> _Item: ...
@overload
def field(*, default_factory: Callable[[], _Item]) -> _Item: ...
@overload
def field(*, repr: bool = True, compare: bool = True) -> Any: ...
def field(**options: Any) -> Any:
    """Return what declares a field of a record, as `dataclasses.field()` does."""
    return _Field(**options)


@overload
def record(cls: _Class, /) -> _Class: ...
@overload
def record(
    *, frozen: bool = True, order: bool = False, kw_only: bool = False, cached: bool = False
) -> Callable[[_Class], _Class]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Any = None, /, **options: bool) -> Any:
    """Make a class a record: its annotations are the fields.

    `cached` gives instances room for cached properties. A record cannot extend another one.
    """
    if cls is None:
        return lambda given: _record(given, **options)
    return _record(cls, **options)


def replace(item: _Item, /, **changes: object) -> _Item:
    """Return a copy of a record with other values for some fields."""
    cls = type(item)
    same = {name: getattr(item, name) for name in _names(cls) if name not in changes}
    return cls(**same, **changes)


def _names(cls: Any) -> tuple[str, ...]:
    names: tuple[str, ...] = cls.__match_args__
    return names


def _record(
    cls: type,
    frozen: bool = True,
    order: bool = False,
    kw_only: bool = False,
    cached: bool = False,
) -> type:
    members = {name: value for name, value in vars(cls).items() if name not in _OF_PLAIN_CLASSES}
    declared = {name: _declared(members.pop(name, _MISSING)) for name in cls.__annotations__}
    compared = [name for name, each in declared.items() if each.compare]
    members["__slots__"] = (*declared, "__dict__") if cached else tuple(declared)
    members["__match_args__"] = tuple(declared)
    members["__shown__"] = tuple(name for name, each in declared.items() if each.repr)
    members["__compared__"] = operator.attrgetter(*compared) if compared else _nothing
    members["__init__"] = _first_constructor(declared, frozen, kw_only)
    members.update(_SHARED)
    if frozen:
        members.update(_SHARED_IF_FROZEN)
    if order:
        members.update(_SHARED_IF_ORDERED)
    made = type(cls)(cls.__name__, cls.__bases__, members)
    made.__qualname__ = cls.__qualname__
    return made


def _declared(given: object) -> _Field:
    return given if isinstance(given, _Field) else _Field(given)


def _first_constructor(
    declared: Mapping[str, _Field], frozen: bool, kw_only: bool
) -> Callable[..., None]:
    """Return an `__init__` for the first few instances, which then puts a compiled one in its own
    place; so it does for values that do not fit, to raise what a compiled one raises."""
    left = _FEW

    def construct(self: Any, *values: object, **named: object) -> None:
        nonlocal left
        left -= 1
        found = None if left < 0 or (kw_only and values) else _bound(declared, values, named)
        if found is None:
            cls = type(self)
            cls.__init__ = _constructor(cls, declared, frozen, kw_only)
            cls.__init__(self, *values, **named)
            return
        for name, value in zip(declared, found, strict=True):
            object.__setattr__(self, name, value)

    return construct


def _bound(
    declared: Mapping[str, _Field], values: Sequence[object], named: Mapping[str, object]
) -> list[object] | None:
    """Return the value of each field, or None where one is missing or something is left over."""
    found = list(values)
    used = 0
    for name, each in islice(declared.items(), len(values), None):
        if name in named:
            found.append(named[name])
            used += 1
        elif each.default_factory is not None:
            found.append(each.default_factory())
        elif each.default is _MISSING:
            return None
        else:
            found.append(each.default)
    return found if used == len(named) and len(found) == len(declared) else None


def _constructor(
    cls: type, declared: Mapping[str, _Field], frozen: bool, kw_only: bool
) -> Callable[..., None]:
    scope: dict[str, Any] = {"_missing": _MISSING}
    parameters = ["_self", "*"] if kw_only else ["_self"]
    lines = []
    for name, each in declared.items():
        parameter, value = name, name
        if each.default_factory is not None:
            scope[f"_new_{name}"] = each.default_factory
            parameter, value = (
                f"{name}=_missing",
                f"_new_{name}() if {name} is _missing else {name}",
            )
        elif each.default is not _MISSING:
            scope[f"_default_{name}"] = each.default
            parameter = f"{name}=_default_{name}"
        parameters.append(parameter)
        if frozen:
            # The slot itself: faster than object.__setattr__().
            scope[f"_set_{name}"] = getattr(cls, name).__set__
            lines.append(f"  _set_{name}(_self, {value})")
        else:
            lines.append(f"  _self.{name} = {value}")
    source = f"def __init__({', '.join(parameters)}):\n" + ("\n".join(lines) or "  pass")
    exec(source, scope)
    constructor: Callable[..., None] = scope["__init__"]
    return constructor


def _nothing(_: object) -> tuple[()]:
    return ()


def _equals(self: Any, other: Any) -> object:
    if self is other:
        return True
    if type(self) is not type(other):
        return NotImplemented
    values = type(self).__compared__
    return values(self) == values(other)


def _hashed(self: Any) -> int:
    return hash(type(self).__compared__(self))


def _shown(self: Any) -> str:
    cls = type(self)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in cls.__shown__)
    return f"{cls.__qualname__}({values})"


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in _names(type(self))]


def _set_state(self: Any, state: list[object]) -> None:
    for name, value in zip(_names(type(self)), state, strict=True):
        object.__setattr__(self, name, value)


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise AttributeError(f"cannot assign to field {name!r} of {type(self).__qualname__}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise AttributeError(f"cannot delete field {name!r} of {type(self).__qualname__}")


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, object], object]:
    def method(self: Any, other: Any) -> object:
        if type(self) is not type(other):
            return NotImplemented
        values = type(self).__compared__
        return compare(values(self), values(other))

    return method


class _DataclassFields:
    """Has `fields()`, `replace()` and `asdict()` of the standard library take a record as one of
    its own: what they look for is made when they do, because importing dataclasses takes time."""

    def __get__(self, _: object, owner: Any) -> object:
        from dataclasses import make_dataclass

        twin: Any = make_dataclass(owner.__name__, _names(owner))
        owner.__dataclass_fields__ = twin.__dataclass_fields__
        return owner.__dataclass_fields__


_SHARED: Mapping[str, object] = {
    "__eq__": _equals,
    "__repr__": _shown,
    "__dataclass_fields__": _DataclassFields(),
}
_SHARED_IF_FROZEN: Mapping[str, object] = {
    "__hash__": _hashed,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
_SHARED_IF_ORDERED: Mapping[str, object] = {
    "__lt__": _ordered(operator.lt),
    "__le__": _ordered(operator.le),
    "__gt__": _ordered(operator.gt),
    "__ge__": _ordered(operator.ge),
}
_OF_PLAIN_CLASSES = frozenset({"__dict__", "__weakref__"})
"""What a class without slots has for its instances."""

"""Types from outside the spec language, and the nearest type that keeps the meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssotgen.diagnostics.wording import listed
from ssotgen.spec.types.containers import CONTAINERS, all_forms
from ssotgen.spec.types.scalars import SCALARS

_LIST = "list[{0}]"
_TUPLE = "tuple[{0}, ...]"
_SET = "set[{0}]"
_FROZENSET = "frozenset[{0}]"
_DICT = "dict[{0}, {1}]"

INSTEAD: Mapping[str, str] = {
    **dict.fromkeys(("String", "string", "text", "LiteralString", "AnyStr", "Pattern"), "str"),
    **dict.fromkeys(("Integer", "integer", "int32", "int64", "long", "number_int"), "int"),
    **dict.fromkeys(("double", "float32", "float64", "number", "real"), "float"),
    **dict.fromkeys(("Bool", "Boolean", "boolean"), "bool"),
    **dict.fromkeys(("any", "json", "JSON", "object", "dynamic", "unknown"), "Any"),
    **dict.fromkeys(("DateTime", "Timestamp", "timestamp"), "datetime"),
    **dict.fromkeys(("Duration", "duration", "interval"), "timedelta"),
    **dict.fromkeys(
        (
            *("List", "array", "Array", "Sequence", "MutableSequence", "Collection", "deque"),
            *("Iterable", "Iterator", "Generator", "Deque"),
        ),
        _LIST,
    ),
    "Tuple": _TUPLE,
    **dict.fromkeys(("FrozenSet", "ImmutableSet"), _FROZENSET),
    **dict.fromkeys(("Set", "AbstractSet", "MutableSet"), _SET),
    **dict.fromkeys(
        (
            *("Dict", "Mapping", "MutableMapping", "map", "defaultdict", "DefaultDict"),
            *("OrderedDict",),
        ),
        _DICT,
    ),
    "Optional": "{0} | None",
    "Annotated": "{0}",
    "Final": "{0}",
    "Required": "{0}",
    "NotRequired": "{0} | None",
}
"""What to write in the place of a name; `{0}` and `{1}` are its parameters."""

_REASONS: Mapping[str, str] = {
    "Union": "only a union with None is a type; write `Any`, or a dataclass with a field for each",
    "Callable": "a function has no form as plain data",
    "Type": "a class has no form as plain data",
    "type": "a class has no form as plain data",
    "complex": "write a dataclass with two fields of type `float`",
    "NamedTuple": "write a dataclass, and name it",
    "TypedDict": "write a dataclass, and name it",
    "ClassVar": "a field belongs to each instance; leave the class variable out",
    "InitVar": "a field belongs to each instance; leave the parameter out",
}
"""Why no type can take the place of a name, and what may."""


def is_foreign(name: str) -> bool:
    """Whether a name is known to mean a type in Python or elsewhere, but not in a spec."""
    return name in INSTEAD or name in _REASONS


def not_a_type(name: str) -> str:
    """Return the message for a name that is no type of the spec language."""
    return f"{name} is not a type of the spec language"


def advice(name: str, parameters: Sequence[str] = ()) -> str:
    """Return a hint for a type from outside the language: what to write, and all that could be.

    `name` may have a module in front of it; `parameters` are the texts between its brackets.
    """
    bare = name.rpartition(".")[2]
    return "; ".join(part for part in (_instead(bare, parameters), known_types()) if part)


def known_types() -> str:
    """Return the list of all types as a phrase."""
    return f"the types are {listed(all_forms(), 'and')}"


def _instead(name: str, parameters: Sequence[str]) -> str:
    if name in _REASONS:
        return _REASONS[name]
    form = INSTEAD.get(name)
    if form is None and name in SCALARS:
        form = name
    if form is None and name in CONTAINERS:
        return f"write `{CONTAINERS[name].form}`"
    if form is None:
        return ""
    given = [*parameters, *(("str", "T") if form == _DICT else ("T",))[len(parameters) :]]
    return f"write `{form.format(*given)}`"

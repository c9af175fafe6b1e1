"""Types from outside the spec language, and the nearest type that keeps the meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.wording import coded, quoted
from ssotgen.spec.types.containers import CONTAINERS, all_forms
from ssotgen.spec.types.scalars import SCALARS

_LIST = "list[{0}]"
_TUPLE = "tuple[{0}, ...]"
_SET = "set[{0}]"
_FROZENSET = "frozenset[{0}]"
_DICT = "dict[{0}, {1}]"

FIXED_TUPLE = "use the form `tuple[T, ...]`, or a dataclass with a field for each item"
"""The hint for a tuple of several types."""

INSTEAD: Mapping[str, str] = {
    **dict.fromkeys(("String", "string", "text", "LiteralString", "AnyStr", "Pattern"), "str"),
    **dict.fromkeys(("Integer", "integer", "int32", "int64", "long", "number_int"), "int"),
    **dict.fromkeys(("double", "float32", "float64", "number", "real"), "float"),
    **dict.fromkeys(("Bool", "Boolean", "boolean"), "bool"),
    **dict.fromkeys(("any", "json", "JSON", "object", "dynamic", "unknown"), "Any"),
    **dict.fromkeys(("EmailStr", "HttpUrl", "AnyUrl", "Url", "URL", "SecretStr"), "str"),
    **dict.fromkeys(("IPv4Address", "IPv6Address", "IPvAnyAddress"), "str"),
    **dict.fromkeys(("ZoneInfo", "timezone", "tzinfo", "varchar", "char"), "str"),
    **dict.fromkeys(("PositiveInt", "NonNegativeInt", "NegativeInt", "StrictInt"), "int"),
    **dict.fromkeys(("PositiveFloat", "NonNegativeFloat", "FiniteFloat"), "float"),
    **dict.fromkeys(("decimal", "numeric", "Numeric", "BigDecimal"), "Decimal"),
    **dict.fromkeys(("DateTime", "Timestamp", "timestamp", "AwareDatetime"), "datetime"),
    **dict.fromkeys(("Date", "LocalDate", "PastDate", "FutureDate"), "date"),
    **dict.fromkeys(("Time", "LocalTime"), "time"),
    **dict.fromkeys(("uuid", "Uuid", "UUID1", "UUID3", "UUID4", "UUID5", "GUID", "Guid"), "UUID"),
    **dict.fromkeys(("path", "PurePath", "PosixPath", "PurePosixPath", "WindowsPath"), "Path"),
    **dict.fromkeys(("PathLike", "FilePath", "DirectoryPath", "NewPath"), "Path"),
    **dict.fromkeys(("bytearray", "memoryview", "ByteString", "Buffer", "binary", "blob"), "bytes"),
    **dict.fromkeys(("Duration", "duration", "interval"), "timedelta"),
    **dict.fromkeys(
        (
            *("List", "array", "Array", "Sequence", "MutableSequence", "Collection", "deque"),
            *("Iterable", "Iterator", "Generator", "Deque"),
        ),
        _LIST,
    ),
    **dict.fromkeys(("Tuple", "ImmutableList", "pvector"), _TUPLE),
    **dict.fromkeys(("FrozenSet", "ImmutableSet"), _FROZENSET),
    **dict.fromkeys(("Set", "AbstractSet", "MutableSet"), _SET),
    **dict.fromkeys(
        (
            *("Dict", "Mapping", "MutableMapping", "map", "defaultdict", "DefaultDict"),
            *("OrderedDict", "MappingProxyType", "frozendict", "immutabledict"),
        ),
        _DICT,
    ),
    "Optional": "{0} | None",
    "Annotated": "{0}",
    "Final": "{0}",
    "ReadOnly": "{0}",
    "Counter": "dict[{0}, int]",
    "ChainMap": _DICT,
    "Required": "{0}",
    "NotRequired": "{0} | None",
}
"""What to write in the place of a name; `{0}` and `{1}` are its parameters."""

_REASONS: Mapping[str, str] = {
    "null": "use the form `T | None`",
    "nil": "use the form `T | None`",
    "NoneType": "use the form `T | None`",
    "Self": "use the name of the dataclass itself",
    "Callable": "remove the field: a function cannot be written as plain data",
    "Type": "remove the field: a class cannot be written as plain data",
    "type": "remove the field: a class cannot be written as plain data",
    "Fraction": "use `Decimal`, or a dataclass with two fields of type `int`",
    "Enum": "declare an enum under `enums`, and use its name",
    "StrEnum": "declare an enum under `enums`, and use its name",
    "IntEnum": "declare an enum under `enums`, and use its name",
    "complex": "use a dataclass with two fields of type `float`",
    "NamedTuple": "declare a dataclass, and use its name",
    "TypedDict": "declare a dataclass, and use its name",
    "ClassVar": "remove it: a field belongs to each instance",
    "InitVar": "remove it: a field belongs to each instance",
}
"""Why no type can take the place of a name, and what may."""


def is_foreign(name: str) -> bool:
    """Whether a name is known to mean a type in Python or elsewhere, but not in a spec."""
    return name in INSTEAD or name in _REASONS or name == "Union"


def is_known(name: str) -> bool:
    """Whether a name means a type in a spec or in Python, so that it is no class of a spec."""
    return name in SCALARS or name in CONTAINERS or name in ("Literal", "None") or is_foreign(name)


def unknown_type(name: str) -> str:
    """Return the message for a name that is not a type."""
    return f"unknown type {quoted(name)}"


def advice(name: str, parameters: Sequence[str] = ()) -> AnyHint:
    """Return a hint for a type from outside the language: what to write, or all that could be.

    `name` may have a module in front of it; `parameters` are the texts between its brackets.
    """
    return _instead(name.rpartition(".")[2], parameters) or known_types()


def known_types() -> str:
    """Return the list of all types as a phrase."""
    return f"the types are {coded(all_forms(), 'and')}"


def _union_of(parameters: Sequence[str]) -> AnyHint:
    parts = [each for each in parameters if each and each != "None"]
    if not parts:
        return "use the form `A | B`"
    return write(" | ".join([*parts, *(["None"] if "None" in parameters else [])]))


def _instead(name: str, parameters: Sequence[str]) -> AnyHint:
    if name in _REASONS:
        return _REASONS[name]
    if name == "Union":
        return _union_of(parameters)
    if name == "Tuple" and len(parameters) > 1 and parameters[-1] != "...":
        return FIXED_TUPLE
    form = INSTEAD.get(name)
    if form is None and name in SCALARS:
        form = name
    if form is None and name in CONTAINERS:
        return f"use the form `{CONTAINERS[name].form}`"
    if form is None:
        return ""
    given = [*parameters, *(("str", "T") if form == _DICT else ("T",))[len(parameters) :]]
    text = form.format(*given)
    return (
        f"use the form `{text}`" if "T" in given[len(parameters) :] and "{" in form else write(text)
    )

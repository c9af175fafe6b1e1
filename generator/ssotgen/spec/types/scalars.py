"""The scalar types of the spec language: everything that any step knows of a type is in its row."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from ssotgen.spec.yaml.document import Value


def _unchanged(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarType:
    """One scalar type.

    In a spec, and as plain data, a value has the form that `fits` accepts; `to_python` and
    `to_plain` lead from that form to the Python value and back. `source` is the Python source of a
    value, with the literal of `constant(value)` in the place of `{0}`.
    """

    name: str
    module: str = ""
    """Where the generated module imports the type from; empty for a builtin."""
    samples: tuple[Value, ...]
    """Plain forms for examples, the likeliest first."""
    wire: str = "itself"
    """The form as plain data, for the documentation."""
    wire_schema: Mapping[str, object] = field(default_factory=dict)
    """The form as plain data, as JSON Schema; empty for any plain data."""
    fits: Callable[[Value], bool]
    how_to_write: str
    """What a hint says to someone whose value does not fit."""
    to_python: Callable[[Any], Any] = _unchanged
    to_plain: Callable[[Any], Value] = _unchanged
    constant: Callable[[Any], object] = _unchanged
    source: str = "{0}"
    constructors: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    """The calls in existing Python that make a value, by qualified name; none has a side effect."""
    arguments: Mapping[str, object] = field(default_factory=dict)
    """The names, with their modules, that such a call may have as arguments beside literals."""
    takes: frozenset[str] = frozenset()
    """The other types whose values may stand where this one is declared."""
    equals: frozenset[str] = frozenset()
    """The other types of which a value can equal one of this type."""
    ordered: frozenset[str] = frozenset()
    """The types that `<` compares with this one."""
    order_can_fail: bool = False
    """Whether `<` may raise for two values of this type."""
    negative: str = ""
    """The type of `-value`; empty where there is none."""
    operators: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The type of `value operator other`, by the operator and the type of `other`."""
    limit: str = ""
    """The type of `minimum` and `maximum` of a field; empty where it has none."""
    is_set_item: bool = True
    """Whether values can be hashed, and their plain forms sorted."""

    @property
    def is_plain(self) -> bool:
        """Whether a value is its own plain form."""
        return self.to_plain is _unchanged

    @property
    def qualified_name(self) -> str:
        """The name with its module, as code that already exists may import it."""
        return f"{self.module}.{self.name}" if self.module else self.name


_NUMBERS = ("bool", "int", "float")
_OPERATORS = ("+", "-", "*", "/", "//", "%")


def _number_operators(name: str) -> dict[tuple[str, str], str]:
    def result(operator: str, other: str) -> str:
        return "float" if operator == "/" or "float" in (name, other) else "int"

    return {(each, other): result(each, other) for each in _OPERATORS for other in _NUMBERS}


def _is_int(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_finite_number(value: Value) -> bool:
    return math.isfinite(value) if isinstance(value, float) else _is_int(value)


def _is_seconds(value: Value) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        timedelta(seconds=value)
    except (OverflowError, ValueError):
        return False
    return True


def _seconds(span: timedelta) -> int | float:
    total = span.total_seconds()
    return int(total) if total.is_integer() else total


_ISO_DATETIME = re.compile(
    r"\d{4}-\d\d-\d\d"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{3}(?:\d{3})?)?)?(?:[+-]\d\d:\d\d(?::\d\d)?)?)?",
    re.ASCII,
)
"""The ISO 8601 forms that `datetime.fromisoformat` reads under every supported Python."""


def _is_datetime(value: Value) -> bool:
    if not isinstance(value, str) or _ISO_DATETIME.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


_RFC_3339 = (
    "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    "[T ]([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\.[0-9]{1,9})?"
    "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?$(?!\\n)"
)
"""A date and time as plain data. The format `date-time` of JSON Schema would refuse one without an
offset. To Python, `$` is also before the newline at the end of a text."""

_MOST_SECONDS = 86_399_999_999_999
"""Of a timedelta."""


_ROWS = (
    ScalarType(
        name="str",
        samples=("text",),
        wire_schema={"type": "string"},
        fits=lambda value: isinstance(value, str),
        how_to_write="write text in quotes",
        ordered=frozenset({"str"}),
        operators={("+", "str"): "str"},
    ),
    ScalarType(
        name="int",
        samples=(1, 0, 10, 100),
        wire_schema={"type": "integer"},
        fits=_is_int,
        how_to_write="write a whole number",
        takes=frozenset({"bool"}),
        equals=frozenset({"bool", "float"}),
        ordered=frozenset(_NUMBERS),
        negative="int",
        operators={**_number_operators("int"), ("*", "timedelta"): "timedelta"},
        limit="float",
    ),
    ScalarType(
        name="float",
        samples=(1.5, 0.5, 10.0, 100.0),
        wire_schema={"type": "number"},
        fits=_is_finite_number,
        how_to_write="write a number",
        to_python=float,
        constant=float,
        takes=frozenset({"bool", "int"}),
        equals=frozenset({"bool", "int"}),
        ordered=frozenset(_NUMBERS),
        negative="float",
        operators={**_number_operators("float"), ("*", "timedelta"): "timedelta"},
        limit="float",
    ),
    ScalarType(
        name="bool",
        samples=(True, False),
        wire_schema={"type": "boolean"},
        fits=lambda value: isinstance(value, bool),
        how_to_write="write true or false",
        equals=frozenset({"int", "float"}),
        ordered=frozenset(_NUMBERS),
        negative="int",
        operators={**_number_operators("bool"), ("*", "timedelta"): "timedelta"},
    ),
    ScalarType(
        name="Any",
        module="typing",
        samples=(None,),
        wire="a new copy",
        fits=lambda value: True,
        how_to_write="write plain data",
        order_can_fail=True,
        is_set_item=False,
    ),
    ScalarType(
        name="datetime",
        module="datetime",
        samples=("2026-01-31T12:00:00+00:00",),
        wire="text in ISO 8601",
        wire_schema={"type": "string", "pattern": _RFC_3339},
        fits=_is_datetime,
        how_to_write="write ISO 8601 in quotes, such as '2026-01-31T12:00:00+00:00'",
        to_python=datetime.fromisoformat,
        to_plain=datetime.isoformat,
        source="datetime.fromisoformat({0})",
        constructors={
            "datetime.datetime": datetime,
            "datetime.datetime.fromisoformat": datetime.fromisoformat,
        },
        arguments={"datetime.timezone.utc": timezone.utc, "datetime.UTC": timezone.utc},
        ordered=frozenset({"datetime"}),
        order_can_fail=True,
        operators={
            ("-", "datetime"): "timedelta",
            ("-", "timedelta"): "datetime",
            ("+", "timedelta"): "datetime",
        },
    ),
    ScalarType(
        name="timedelta",
        module="datetime",
        samples=(90,),
        wire="seconds, exact to the microsecond up to 136 years",
        wire_schema={"type": "number", "minimum": -_MOST_SECONDS, "maximum": _MOST_SECONDS},
        fits=_is_seconds,
        how_to_write="write the number of seconds",
        to_python=lambda value: timedelta(seconds=value),
        to_plain=_seconds,
        source="timedelta(seconds={0})",
        constructors={"datetime.timedelta": timedelta},
        ordered=frozenset({"timedelta"}),
        negative="timedelta",
        operators={
            ("+", "datetime"): "datetime",
            ("+", "timedelta"): "timedelta",
            ("-", "timedelta"): "timedelta",
            ("%", "timedelta"): "timedelta",
            ("/", "timedelta"): "float",
            ("//", "timedelta"): "int",
            **{(each, other): "timedelta" for each in "*/" for other in _NUMBERS},
            ("//", "int"): "timedelta",
            ("//", "bool"): "timedelta",
        },
    ),
)

SCALARS: Mapping[str, ScalarType] = {row.name: row for row in _ROWS}
"""Every scalar type by its name, in the order of the documentation."""

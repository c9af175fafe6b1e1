"""The scalar types of the spec language: everything that any step knows of a type is in its row."""

from __future__ import annotations

from binascii import a2b_base64
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

from ssotgen.spec.types.plain_forms import (
    BASE64_TEXT,
    DECIMAL_TEXT,
    ISO_DATETIME,
    ISO_TIME,
    UUID_TEXT,
    is_finite_number,
    is_int,
    is_seconds,
    make_decimal,
    make_uuid,
    text_form,
    to_base64,
    to_seconds,
)
from ssotgen.spec.types.scalar_type import ScalarType
from ssotgen.spec.types.typescript_form import TypeScriptForm, typescript_text

_NUMBERS = ("bool", "int", "float")
_EXACT = ("bool", "int", "Decimal")
_OPERATORS = ("+", "-", "*", "/", "//", "%")


def _number_operators(name: str) -> dict[tuple[str, str], str]:
    def result(operator: str, other: str) -> str:
        return "float" if operator == "/" or "float" in (name, other) else "int"

    return {(each, other): result(each, other) for each in _OPERATORS for other in _NUMBERS}


_ZONES = {"datetime.timezone.utc": timezone.utc, "datetime.UTC": timezone.utc}

_DATE = "(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = "([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?"
"""The formats `date-time` and `time` of JSON Schema would refuse one without an offset."""
_END = "$(?!\\n)"
"""To Python, `$` is also before the newline at the end of a text."""

_PATH = "[^\\x00]+"
_MOST_SECONDS = 86_399_999_999_999
"""Of a timedelta."""


_ROWS = (
    ScalarType(
        name="str",
        samples=("text",),
        wire_schema={"type": "string"},
        typescript=TypeScriptForm("string", ('typeof value === "string"',), '"str"'),
        fits=lambda value: isinstance(value, str),
        how_to_write="use a string in quotes",
        reader="read_str",
        ordered=frozenset({"str"}),
        operators={("+", "str"): "str"},
    ),
    ScalarType(
        name="int",
        samples=(1, 0, 10, 100),
        wire_schema={"type": "integer"},
        typescript=TypeScriptForm(
            "number",
            # Beyond 2 ** 53, a number may have lost digits when it was read from JSON.
            ("globalThis.Number.isSafeInteger(value)",),
            'globalThis.Number.isInteger(value) ? "small enough for JavaScript" : "int"',
        ),
        fits=is_int,
        how_to_write="use an integer",
        reader="read_int",
        takes=frozenset({"bool"}),
        equals=frozenset({"bool", "float"}),
        ordered=frozenset(_NUMBERS),
        negative="int",
        operators=_number_operators("int"),
        limit="float",
    ),
    ScalarType(
        name="float",
        samples=(1.5, 0.5, 10.0, 100.0),
        wire_schema={"type": "number"},
        typescript=TypeScriptForm("number", ("globalThis.Number.isFinite(value)",), '"float"'),
        fits=is_finite_number,
        how_to_write="use a number",
        reader="read_float",
        check="is_float",
        fits_when_exact=True,
        sort="sort_floats",
        to_python=float,
        constant=float,
        takes=frozenset({"bool", "int"}),
        equals=frozenset({"bool", "int"}),
        ordered=frozenset(_NUMBERS),
        negative="float",
        operators=_number_operators("float"),
        limit="float",
    ),
    ScalarType(
        name="bool",
        samples=(True, False),
        wire_schema={"type": "boolean"},
        typescript=TypeScriptForm("boolean", ('typeof value === "boolean"',), '"bool"'),
        fits=lambda value: isinstance(value, bool),
        how_to_write="use `true` or `false`",
        reader="read_bool",
        equals=frozenset({"int", "float"}),
        ordered=frozenset(_NUMBERS),
        negative="int",
        operators=_number_operators("bool"),
    ),
    ScalarType(
        name="Decimal",
        module="decimal",
        samples=("1.50", "0", "100"),
        wire="text with all digits",
        wire_schema={"type": "string", "pattern": f"^{DECIMAL_TEXT}{_END}"},
        typescript=typescript_text(DECIMAL_TEXT, "a decimal number as text"),
        fits=text_form(DECIMAL_TEXT, make_decimal),
        how_to_write="write the number in quotes, such as '1.50'",
        reader="read_decimal",
        writer="decimal_text",
        check="is_decimal",
        to_python=make_decimal,
        to_plain=str,
        source="Decimal({0})",
        constructors={"decimal.Decimal": make_decimal},
        equals=frozenset(_NUMBERS),
        ordered=frozenset({"Decimal", *_NUMBERS}),
        limit="Decimal",
        negative="Decimal",
        operators={(each, other): "Decimal" for each in _OPERATORS for other in _EXACT},
        reflected={(each, other): "Decimal" for each in _OPERATORS for other in ("bool", "int")},
    ),
    ScalarType(
        name="Any",
        module="typing",
        samples=(None,),
        wire="a new copy",
        typescript=TypeScriptForm("unknown"),
        fits=lambda value: True,
        how_to_write="use plain data",
        reader="read_any",
        writer="copy_plain",
        optional_writer="copy_plain",
        check="is_plain",
        order_can_fail=True,
        is_set_item=False,
    ),
    ScalarType(
        name="datetime",
        module="datetime",
        samples=("2026-01-31T12:00:00+00:00",),
        wire="text in RFC 3339",
        wire_schema={"type": "string", "pattern": f"^{_DATE}[T ]{_TIME}{_END}"},
        typescript=typescript_text(
            f"{_DATE}[T ]{_TIME}",
            "a date and time in RFC 3339, such as 2031-05-01T09:30:00Z",
            "$isDay(value)",
        ),
        fits=text_form(ISO_DATETIME, datetime.fromisoformat),
        how_to_write='use ISO 8601 in quotes, such as `"2026-01-31T12:00:00+00:00"`',
        reader="read_datetime",
        writer="datetime_text",
        optional_writer="datetime_text_or_none",
        to_python=datetime.fromisoformat,
        to_plain=datetime.isoformat,
        source="datetime.fromisoformat({0})",
        constructors={
            "datetime.datetime": datetime,
            "datetime.datetime.fromisoformat": datetime.fromisoformat,
        },
        arguments=_ZONES,
        ordered=frozenset({"datetime"}),
        order_can_fail=True,
        limit="datetime",
        operators={
            ("-", "datetime"): "timedelta",
            ("-", "timedelta"): "datetime",
            ("+", "timedelta"): "datetime",
        },
        reflected={("+", "timedelta"): "datetime"},
    ),
    ScalarType(
        name="date",
        module="datetime",
        samples=("2026-01-31",),
        wire="text in the form of RFC 3339",
        wire_schema={"type": "string", "format": "date", "pattern": f"^{_DATE}{_END}"},
        typescript=typescript_text(_DATE, "a date, such as 2031-05-01", "$isDay(value)"),
        fits=text_form(r"\d{4}-\d\d-\d\d", date.fromisoformat),
        how_to_write='use a date in quotes, such as `"2026-01-31"`',
        reader="read_date",
        writer="date_text",
        check="is_date",
        to_python=date.fromisoformat,
        to_plain=date.isoformat,
        source="date.fromisoformat({0})",
        constructors={
            "datetime.date": date,
            "datetime.date.fromisoformat": date.fromisoformat,
        },
        ordered=frozenset({"date"}),
        limit="date",
        operators={
            ("-", "date"): "timedelta",
            ("-", "timedelta"): "date",
            ("+", "timedelta"): "date",
        },
        reflected={("+", "timedelta"): "date"},
    ),
    ScalarType(
        name="time",
        module="datetime",
        samples=("12:30:00",),
        wire="text in the form of RFC 3339",
        wire_schema={"type": "string", "pattern": f"^{_TIME}{_END}"},
        typescript=typescript_text(_TIME, "a time of day, such as 09:30:00"),
        fits=text_form(ISO_TIME, time.fromisoformat),
        how_to_write='use a time in quotes, such as `"12:30:00"`',
        reader="read_time",
        writer="time_text",
        check="is_time",
        to_python=time.fromisoformat,
        to_plain=time.isoformat,
        source="time.fromisoformat({0})",
        constructors={
            "datetime.time": time,
            "datetime.time.fromisoformat": time.fromisoformat,
        },
        arguments=_ZONES,
        ordered=frozenset({"time"}),
        order_can_fail=True,
        limit="time",
    ),
    ScalarType(
        name="timedelta",
        module="datetime",
        samples=(90,),
        wire="seconds",
        wire_schema={"type": "number", "minimum": -_MOST_SECONDS, "maximum": _MOST_SECONDS},
        typescript=TypeScriptForm(
            "number",
            ('typeof value === "number"', "value >= -86399999913600", "value < 86400000000000"),
            '"a number of seconds within 999999999 days"',
        ),
        fits=is_seconds,
        how_to_write="use the number of seconds, below 8.64e+13",
        reader="read_timedelta",
        writer="timedelta_seconds",
        optional_writer="timedelta_seconds_or_none",
        check="is_timedelta",
        to_python=lambda value: timedelta(seconds=value),
        to_plain=to_seconds,
        source="timedelta(seconds={0})",
        constructors={"datetime.timedelta": timedelta},
        ordered=frozenset({"timedelta"}),
        limit="timedelta",
        negative="timedelta",
        operators={
            ("+", "timedelta"): "timedelta",
            ("-", "timedelta"): "timedelta",
            ("%", "timedelta"): "timedelta",
            ("/", "timedelta"): "float",
            ("//", "timedelta"): "int",
            **{(each, other): "timedelta" for each in "*/" for other in _NUMBERS},
            ("//", "int"): "timedelta",
            ("//", "bool"): "timedelta",
        },
        reflected={("*", other): "timedelta" for other in _NUMBERS},
    ),
    ScalarType(
        name="UUID",
        module="uuid",
        samples=("8d0f2b6a-4c1e-4f7a-9b3d-2e5c6a7f8091",),
        wire="text in lower case",
        wire_schema={"type": "string", "format": "uuid", "pattern": f"^{UUID_TEXT}{_END}"},
        typescript=typescript_text(UUID_TEXT, "a UUID of 36 characters as text"),
        fits=text_form(UUID_TEXT, make_uuid),
        how_to_write="write the UUID in quotes, as 32 digits in five groups",
        reader="read_uuid",
        writer="uuid_text",
        to_python=make_uuid,
        to_plain=str,
        source="UUID({0})",
        constructors={"uuid.UUID": make_uuid},
    ),
    ScalarType(
        name="Path",
        module="pathlib",
        samples=("logs/today.txt",),
        wire="text with `/` between the parts",
        wire_schema={"type": "string", "pattern": f"^{_PATH}{_END}"},
        typescript=TypeScriptForm(
            "string",
            ('typeof value === "string"', 'value !== ""', '!value.includes("\\0")'),
            '"a path as text"',
        ),
        fits=text_form(_PATH, Path),
        how_to_write="write the path in quotes, such as 'logs/today.txt'",
        reader="read_path",
        writer="path_text",
        check="is_path",
        to_python=Path,
        to_plain=Path.as_posix,
        source="Path({0})",
        constructors={"pathlib.Path": Path},
        ordered=frozenset({"Path"}),
        operators={("/", "Path"): "Path", ("/", "str"): "Path"},
        reflected={("/", "str"): "Path"},
    ),
    ScalarType(
        name="bytes",
        samples=("c3NvdGdlbg==", ""),
        wire="text in base64",
        wire_schema={
            "type": "string",
            "contentEncoding": "base64",
            "pattern": f"^{BASE64_TEXT}{_END}",
        },
        typescript=typescript_text(BASE64_TEXT, "base64 text"),
        fits=text_form(BASE64_TEXT, a2b_base64),
        how_to_write="write the bytes in base64 in quotes, such as 'c3NvdGdlbg=='",
        reader="read_bytes",
        writer="bytes_text",
        to_python=a2b_base64,
        to_plain=to_base64,
        constant=a2b_base64,
        ordered=frozenset({"bytes"}),
        operators={("+", "bytes"): "bytes"},
    ),
)

SCALARS: Mapping[str, ScalarType] = {row.name: row for row in _ROWS}
"""Every scalar type by its name, in the order of the documentation."""

"""What each scalar type must do. A new type is a new row here; many tests go through all rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from ssotgen.spec.types.scalars import SCALARS


@dataclass(frozen=True)
class Row:
    """What a type must do.

    `values` are plain forms with the Python values that they stand for; `wrong` is plain data that
    is not of the type, neither in a spec nor for `from_dict()`; `bad` are Python values of a wrong
    type, beside those of other types; `operators` is what expressions give for two values; `any`
    are Python values that come back from their plain form.
    """

    values: Mapping[Any, object]
    any: st.SearchStrategy[Any]
    wrong: tuple[Any, ...] = ()
    bad: tuple[object, ...] = ()
    operators: Mapping[str, str] = field(default_factory=dict)
    plain: st.SearchStrategy[Any] | None = None
    """Plain forms, where there are others than those of `any`."""


UTC = timezone.utc
WHOLE_OFFSETS = st.none() | st.integers(-1439, 1439).map(lambda n: timezone(timedelta(minutes=n)))
_ARITHMETIC = dict.fromkeys(("+", "-", "*", "//", "%"), "int")
_FLOATS = st.floats(-1e300, 1e300, allow_nan=False)
_PLAIN_DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**64), 2**64) | _FLOATS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=4,
)

ROWS = {
    "str": Row(
        {"": "", "é": "é"},
        st.text(st.characters(exclude_categories=("Cs",)), max_size=5),
        (1, None, True, [], {}),
        operators={"+": "str"},
    ),
    "int": Row(
        {0: 0, -(2**70): -(2**70)},
        st.integers(-(2**70), 2**70),
        (1.0, True, "1"),
        operators={**_ARITHMETIC, "/": "float"},
    ),
    "float": Row(
        {1: 1.0, 0.5: 0.5},
        _FLOATS,
        (True, "0.5"),
        operators=dict.fromkeys(("+", "-", "*", "/", "//", "%"), "float"),
        plain=_FLOATS | st.integers(-100, 100),
    ),
    "bool": Row(
        {True: True, False: False},
        st.booleans(),
        (1, "true"),
        operators={**_ARITHMETIC, "/": "float"},
    ),
    "Decimal": Row(
        {"0": Decimal(0), "-1.50": Decimal("-1.50"), "1E+3": Decimal("1E+3")},
        st.decimals(allow_nan=False, allow_infinity=False),
        ("1,5", "1_000", " 1", "NaN", "Infinity", "", "1e", 1, 1.5, None, "\u0661"),
        (1, 1.5, "1.5", Decimal("NaN"), Decimal("-Infinity")),
        dict.fromkeys(("+", "-", "*", "/", "//", "%"), "Decimal"),
    ),
    "Any": Row({"text": "text", None: None, 1.5: 1.5}, _PLAIN_DATA),
    "datetime": Row(
        {
            "2026-01-31T12:00:00": datetime(2026, 1, 31, 12),
            "2026-01-31T12:00:00.500000+00:00": datetime(2026, 1, 31, 12, 0, 0, 500_000, UTC),
        },
        st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=WHOLE_OFFSETS),
        ("2026-02-30T12:00:00", "2026-W01-1", "12:00", "", 1, None, "2026-01-31T12:00:00,5"),
        operators={"-": "timedelta"},
    ),
    "date": Row(
        {"2026-01-31": date(2026, 1, 31), "0001-01-01": date.min},
        st.dates(),
        ("2026-02-30", "2026-1-31", "20260131", "2026-01-31T00:00:00", "", 1, None),
        (datetime(2026, 1, 31), "2026-01-31"),
        {"-": "timedelta"},
    ),
    "time": Row(
        {
            "12:30:00": time(12, 30),
            "23:59:59.000001": time(23, 59, 59, 1),
            "12:30:00+05:30": time(12, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        },
        st.times(timezones=WHOLE_OFFSETS),
        ("24:00:00", "9:30:00", "12:30:00,5", "T12:30:00", "", 1, None),
        (datetime(2026, 1, 31), "12:30:00", time(12, tzinfo=timezone(timedelta(seconds=1)))),
    ),
    "timedelta": Row(
        {90: timedelta(seconds=90), -0.25: timedelta(seconds=-0.25)},
        # Twice as much is still told exactly by a float of seconds.
        st.timedeltas(timedelta(days=-49_000), timedelta(days=49_000)),
        (True, "90", 1e300),
        operators={"+": "timedelta", "-": "timedelta", "/": "float", "//": "int", "%": "timedelta"},
        plain=st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6, allow_nan=False),
    ),
    "UUID": Row(
        {text: UUID(text) for text in (f"{'0' * 8}-0000-4abc-8abc-{'f' * 12}", str(UUID(int=1)))},
        st.uuids(),
        ("0" * 32, "{00000000-0000-4000-8000-000000000000}", "0", "", 1, None),
        ("00000000-0000-4000-8000-000000000000", 0),
    ),
    "Path": Row(
        {".": Path(), "/": Path("/"), "a/b c/\n.txt": Path("a", "b c", "\n.txt")},
        st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=5).map(
            Path
        ),
        ("", "a\0", 1, None, ["a"]),
        ("text", Path("a\0"), PurePosixPath("a")),
        {"/": "Path"},
    ),
    "bytes": Row(
        {"": b"", "AP9cIicK": b"\0\xff\\\"'\n", "c3NvdA==": b"ssot"},
        st.binary(max_size=8),
        ("c3NvdA", "c3NvdB==", "c3Nv dA==", "c3NvdA==\n", "_-8=", "=", "é===", 1, None, [1]),
        ("c3NvdA==", bytearray(b"ssot")),
        {"+": "bytes"},
    ),
}


def plain_forms(name: str) -> st.SearchStrategy[Any]:
    """Return plain data that fits a type."""
    row = ROWS[name]
    return row.any.map(SCALARS[name].to_plain) if row.plain is None else row.plain

"""The table of scalar types: what fits each, and what becomes of it. A new type is a new row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from ssotgen.spec.types.scalars import SCALARS


@dataclass(frozen=True)
class Row:
    """What a type must do.

    `values` are plain forms with the Python values that they stand for, `wrong` plain data that
    must not fit, and `operators` what expressions give for two values of the type.
    """

    values: Mapping[Any, object]
    wrong: tuple[Any, ...] = ()
    operators: Mapping[str, str] = field(default_factory=dict)


UTC = timezone.utc
_ARITHMETIC = dict.fromkeys(("+", "-", "*", "//", "%"), "int")

ROWS = {
    "str": Row({"": "", "é": "é"}, (1, None, True, [], {}), {"+": "str"}),
    "int": Row({0: 0, -(2**70): -(2**70)}, (1.0, True, "1"), {**_ARITHMETIC, "/": "float"}),
    "float": Row(
        {1: 1.0, 0.5: 0.5},
        (True, "0.5", float("inf"), float("nan")),
        dict.fromkeys(("+", "-", "*", "/", "//", "%"), "float"),
    ),
    "bool": Row({True: True, False: False}, (1, "true"), {**_ARITHMETIC, "/": "float"}),
    "Any": Row({"text": "text", None: None, 1.5: 1.5}),
    "datetime": Row(
        {
            "2026-01-31T12:00:00": datetime(2026, 1, 31, 12),
            "2026-01-31T12:00:00.500000+00:00": datetime(2026, 1, 31, 12, 0, 0, 500_000, UTC),
        },
        ("2026-02-30T12:00:00", "2026-W01-1", "12:00", "", 1, None, "2026-01-31T12:00:00,5"),
        {"-": "timedelta"},
    ),
    "timedelta": Row(
        {90: timedelta(seconds=90), -0.25: timedelta(seconds=-0.25)},
        (True, "90", 1e300, float("nan")),
        {"+": "timedelta", "-": "timedelta", "/": "float", "//": "int", "%": "timedelta"},
    ),
}  # fmt: skip

VALUES = [(name, plain, value) for name, row in ROWS.items() for plain, value in row.values.items()]


def test_every_type_has_its_row() -> None:
    assert list(ROWS) == list(SCALARS)


@pytest.mark.parametrize(("name", "plain", "value"), VALUES)
def test_a_plain_form_stands_for_a_value_and_comes_back(
    name: str, plain: Any, value: object
) -> None:
    row = SCALARS[name]
    assert row.fits(plain)
    found = row.to_python(plain)
    assert (found, type(found)) == (value, type(value))
    assert row.to_plain(found) == plain


@pytest.mark.parametrize(("name", "plain", "value"), VALUES)
def test_the_source_of_a_value_gives_it(name: str, plain: Any, value: object) -> None:
    row = SCALARS[name]
    namespace: dict[str, Any] = {}
    if row.module:
        exec(f"from {row.module} import {row.name}", namespace)
    found = eval(row.source.format(repr(row.constant(plain))), namespace)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("name", "wrong"), [(n, w) for n, row in ROWS.items() for w in row.wrong])
def test_other_data_does_not_fit(name: str, wrong: Any) -> None:
    assert not SCALARS[name].fits(wrong)


@pytest.mark.parametrize("name", ROWS)
def test_operators_give_what_python_gives(name: str) -> None:
    row = SCALARS[name]
    own = {operator: result for (operator, other), result in row.operators.items() if other == name}
    assert own == ROWS[name].operators
    for operator, result in own.items():
        for plain in ROWS[name].values:
            value = row.to_python(plain)
            if value or operator not in ("/", "//", "%"):
                found = eval(f"value {operator} value", {"value": value})
                assert type(found).__name__ == result


@pytest.mark.parametrize("name", ROWS)
def test_values_are_ordered_and_hashed_as_the_row_says(name: str) -> None:
    row = SCALARS[name]
    values = [row.to_python(plain) for plain in ROWS[name].values]
    if name in row.ordered and not row.order_can_fail:
        assert sorted(values)
    if row.is_set_item:
        assert len(set(values)) == len(values)
        assert sorted(row.to_plain(value) for value in values)


@pytest.mark.parametrize("name", ROWS)
def test_the_samples_of_a_type_fit_it(name: str) -> None:
    assert SCALARS[name].samples
    assert all(map(SCALARS[name].fits, SCALARS[name].samples))


def test_rows_name_only_types_that_exist() -> None:
    for row in SCALARS.values():
        results = [*row.operators.values(), *([row.negative] if row.negative else [])]
        others = [other for _, other in row.operators]
        assert {*results, *others, *row.takes, *row.equals, *row.ordered} <= set(SCALARS)

"""The table of scalar types: what fits each, and what becomes of it. A new type is a new row."""

from __future__ import annotations

from typing import Any

import pytest
from support.scalar_rows import ROWS

from ssotgen.spec.types.scalars import SCALARS

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


def test_a_float_of_a_spec_is_a_number_of_json() -> None:
    assert not any(map(SCALARS["float"].fits, (float("inf"), float("-inf"), float("nan"))))


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
                assert type(found) is type(SCALARS[result].to_python(SCALARS[result].samples[0]))


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

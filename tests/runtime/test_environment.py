"""Booleans in environment variables."""

from __future__ import annotations

import pytest

from ssotgen.runtime.environment import ignored_variables, read_boolean


@pytest.mark.parametrize("value", ["true", "1", "YES", "On", " on", "yes\t"])
def test_what_means_true(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_X", value)
    assert read_boolean("SHOP_X") is True


@pytest.mark.parametrize("value", ["false", "0", "No", "OFF", "off "])
def test_what_means_false(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOP_X", value)
    assert read_boolean("SHOP_X") is False


@pytest.mark.parametrize("value", ["", " ", "perhaps", "\udcff"])
def test_anything_else_is_unset_and_reported_unless_it_is_empty(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOP_X", value)
    assert read_boolean("SHOP_X") is None
    use = "use true, 1, yes, on, false, 0, no or off"
    told = [f"ignoring SHOP_X={value!a}: {use}"] if value.strip() else []
    assert ignored_variables(["SHOP_X", "SHOP_NOT_SET"]) == told

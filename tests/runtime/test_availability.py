"""A config class as a generated module has one, without a generated module."""

from __future__ import annotations

import copy
import inspect
import pickle
from unittest import mock

import pytest

from ssotgen.runtime.availability import Availability
from ssotgen.runtime.feature import Feature, FeatureUnavailableError

FEATURES = {
    "there": Feature(
        "Here.", variable="SHOP_THERE_AVAILABLE", imports={"json": "dumps as to_json"}
    ),
    "gone": Feature(
        "Nowhere.",
        variable="SHOP_GONE_AVAILABLE",
        imports={"no_such_module": "A, B"},
        settings={"limits": {"cpu": 1}},
        hint="Do without.",
    ),
}


class ShopConfig(Availability):
    """Which features of the shop are available."""

    _name = "shop"
    _features = FEATURES

    @property
    def there_available(self) -> bool:
        """Here."""
        return self._is_available("there")

    @property
    def gone_available(self) -> bool:
        """Nowhere."""
        return self._is_available("gone")

    @property
    def all_shop_available(self) -> bool:
        """Whether all are available."""
        return self._are_all_available()


@pytest.fixture
def config() -> ShopConfig:
    """The instance, without answers."""
    found = ShopConfig()
    found.refresh_availability(force=True)
    return found


def test_there_is_one_instance_also_of_copies_and_pickles(config: ShopConfig) -> None:
    again = [ShopConfig(), copy.copy(config), copy.deepcopy(config)]
    assert all(each is config for each in [*again, pickle.loads(pickle.dumps(config))])


def test_a_property_is_a_property_with_a_docstring() -> None:
    assert isinstance(ShopConfig.there_available, property)
    assert ShopConfig.there_available.__doc__ == "Here."


def test_a_property_has_the_annotation_that_documentation_shows() -> None:
    function = inspect.getattr_static(ShopConfig, "there_available").fget
    assert inspect.signature(function).return_annotation in (bool, "bool")


@pytest.mark.parametrize("read_before", [False, True])
def test_a_property_can_be_patched_also_after_it_was_read(
    config: ShopConfig, read_before: bool
) -> None:
    if read_before:
        assert config.there_available
    with mock.patch.object(ShopConfig, "there_available", False):
        assert config.there_available is False
    with mock.patch.object(
        ShopConfig, "there_available", new_callable=mock.PropertyMock, return_value=False
    ) as patched:
        assert config.there_available is False
    patched.assert_called_once_with()
    assert config.there_available is True
    with mock.patch.object(config, "require", return_value="patched"):
        assert config.require("there") == "patched"


def test_an_answer_cannot_be_set(config: ShopConfig) -> None:
    with pytest.raises(AttributeError, match="there_available cannot be set; use override"):
        config.there_available = False  # type: ignore[misc]


def test_the_answers(config: ShopConfig) -> None:
    assert config.get_available_features() == {"there"}
    assert config.get_unavailable_features() == {"gone"}
    assert config.all_shop_available is False
    told = "module 'no_such_module' is not installed (hint: Do without.)"
    assert config.get_import_errors() == {"gone": told}
    assert config.get_cached_import("to_json")([1]) == "[1]"
    assert config.get_cached_import("A") is None
    assert config.get_service_config("gone")["imports"] == {"no_such_module": ["A", "B"]}


def test_require_says_what_is_broken_and_what_is_only_missing(config: ShopConfig) -> None:
    with pytest.raises(FeatureUnavailableError) as caught:
        config.require("gone")
    assert not caught.value.is_broken
    assert isinstance(caught.value.__cause__, ModuleNotFoundError)
    again = pickle.loads(pickle.dumps(FeatureUnavailableError("a", "b", "c", True)))
    assert (again.feature, again.reason, again.hint, again.is_broken) == ("a", "b", "c", True)


def test_a_status_is_made_once_and_handed_out_fresh(config: ShopConfig) -> None:
    first = config.get_availability_status()
    with mock.patch.object(ShopConfig, "_make_report", side_effect=AssertionError):
        second = config.get_availability_status()
    assert first == second
    assert all(
        first[key] is not second[key] for key in first if isinstance(first[key], (dict, list))
    )
    config.refresh_availability()
    assert config.get_availability_status() == first

"""to_dict() and from_dict() report a wrong value by its path."""

from __future__ import annotations

from support.inverse_records import SPEC, comes_back

import json
import sys
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone, tzinfo
from types import ModuleType
from typing import Any

import pytest
from support.enum_modules import MakeModule


@pytest.fixture(scope="module")
def module(make_module: MakeModule) -> ModuleType:
    return make_module(SPEC)


WRONG_VALUES = {
    "status": ["is_up", None, 3],
    "word": [object(), None],
    "level": ["x", None],
    "leaf": [{}, None, "x"],
    "at": ["2020-01-01T00:00:00", 3],
    "rest": [1.5, None, "x"],
    "names": ["abc", None, ("a",), 5],
    "tags": [None, 5, {1, "a"}],
    "counts": [None, "abc", 5],
    "leaves": [[None], [{}], 5, None],
    "shelf": [{"a": [{}]}, {"a": None}, {"a": [None, 5]}, []],
    "unique": [{"x"}, None],
}


@pytest.mark.parametrize("name", WRONG_VALUES)
def test_to_dict_tells_a_value_of_a_wrong_type_by_its_path(module: ModuleType, name: str) -> None:
    for value in WRONG_VALUES[name]:
        record = module.Everything(module.Status.UP)
        setattr(record, name, value)
        with pytest.raises(ValueError, match=rf"^{name}\b.* must (be|have) ") as caught:
            record.to_dict()
        assert record.validate()[0] == str(caught.value)


def test_the_path_leads_into_nested_records(module: ModuleType) -> None:
    bad = module.Leaf("is_up")
    good = module.Leaf(module.Status.UP)
    for path, record in (
        ("leaf", module.Everything(module.Status.UP, leaf=bad)),
        ("leaves[1]", module.Everything(module.Status.UP, leaves=[good, bad])),
        ("shelf.a[2]", module.Everything(module.Status.UP, shelf={"a": [good, None, bad]})),
        ("unique[0]", module.Everything(module.Status.UP, unique={bad})),
    ):
        message = f"{path}.status must be Status, not 'is_up'"
        assert record.validate() == [message]
        with pytest.raises(ValueError) as caught:
            record.to_dict()
        assert str(caught.value) == message
    node = module.Node(left=module.Node(left=module.Node(left=5)))
    with pytest.raises(ValueError, match=r"^left\.left\.left must be Node, not 5$"):
        node.to_dict()
    assert node.validate() == ["left.left.left must be Node, not 5"]


def test_a_failing_property_is_not_taken_for_a_wrong_type(module: ModuleType) -> None:
    with pytest.raises(ZeroDivisionError):
        module.Order(0.0).to_dict()


def test_values_of_enums_are_shown_as_they_are(module: ModuleType) -> None:
    for name, value, known in (
        ("level", 3, "known are 1, 2"),
        ("level", "1", "did you mean 1?"),
        ("level", 1.0, "known are 1, 2"),
        ("level", True, "known are 1, 2"),
        ("mixed", "txt", "did you mean 'text'?"),
        ("mixed", None, "known are 'text', 7"),
        ("word", "ay", "did you mean 'aye'?"),
    ):
        with pytest.raises(ValueError, match=f"not {value!r}; ") as caught:
            module.Everything.from_dict({"status": "is_up", name: value})
        assert str(caught.value).endswith(f"; {known}")

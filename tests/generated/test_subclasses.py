"""Subclasses of generated dataclasses."""

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


def test_a_subclass_may_add_what_is_not_a_field(module: ModuleType) -> None:
    import dataclasses
    from typing import ClassVar

    @dataclasses.dataclass
    class Loud(module.Event):  # type: ignore[name-defined,misc]
        volume: ClassVar[int] = 11
        data: dict[str, Any] = dataclasses.field(default_factory=lambda: {"loud": True})

        def shout(self) -> str:
            return f"{self.data}!"

    loud = Loud.from_dict({"any": 1})
    assert type(loud) is Loud
    assert (loud.data, loud.any, loud.validate()) == ({"loud": True}, 1, [])
    assert comes_back(loud)


def test_a_subclass_that_adds_a_field_is_refused(module: ModuleType) -> None:
    message = (
        r"^Loud adds the field volume to Event, whose to_dict\(\) and from_dict\(\) would drop it;"
        r" let Loud have a field of type Event instead$"
    )
    with pytest.raises(TypeError, match=message):

        class Loud(module.Event):  # type: ignore[name-defined,misc]
            volume: int = 11


def test_a_nested_record_of_a_subclass_is_taken(module: ModuleType) -> None:
    class Quiet(module.Leaf):  # type: ignore[name-defined,misc]
        pass

    record = module.Everything(module.Status.UP, leaf=Quiet(module.Status.DOWN))
    assert record.validate() == []
    assert record.to_dict()["leaf"] == {"status": "is_down", "size": 1}

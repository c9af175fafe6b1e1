"""The bases `str, Enum` and `int, Enum` are exactly Python's class, on every version of it."""

from __future__ import annotations

import copy
import json
import pickle
from enum import Enum

from support.enum_modules import MakeModule

SPEC = """\
enums:
  Colour:
    summary: A colour.
    base: str, Enum
    members: {RED: red, BLUE: blue, AZURE: {value: blue, alias: true}}
  Level:
    summary: A level.
    base: int, Enum
    members: {LOW: 1, HIGH: 2}
dataclasses:
  Paint:
    summary: A paint.
    fields:
      colour: {type: Colour, default: RED}
      level: {type: Level, default: LOW}
    properties:
      is_red: {type: bool, value: colour == "red"}
      is_high: {type: bool, value: level > 1}
"""


class Colour(str, Enum):
    RED = "red"
    BLUE = "blue"


class Level(int, Enum):
    LOW = 1
    HIGH = 2


def test_they_behave_as_the_class_that_one_writes(make_module: MakeModule) -> None:
    module = make_module(SPEC)
    for ours, written in ((module.Colour.RED, Colour.RED), (module.Level.HIGH, Level.HIGH)):
        assert type(ours).__mro__[1:] == type(written).__mro__[1:]
        assert str(ours) == str(written)
        assert repr(ours) == repr(written)
        assert format(ours) == format(written)
        assert f"{ours}" == f"{written}"
        assert f"{ours:>8}" == f"{written:>8}"
        assert json.dumps({"value": ours}) == json.dumps({"value": written})
        assert ours == written.value
        assert hash(ours) == hash(written)
        assert copy.deepcopy(ours) is ours
    assert "red" in [*module.Colour]
    assert module.Colour.AZURE is module.Colour.BLUE
    assert module.Level.HIGH + 1 == 3


def test_they_are_read_written_and_compared(make_module: MakeModule) -> None:
    module = make_module(SPEC)
    paint = module.Paint(colour=module.Colour.BLUE, level=module.Level.HIGH)
    data = {"colour": "blue", "level": 2, "is_red": False, "is_high": True}
    assert paint.to_dict() == data
    assert json.loads(json.dumps(paint.to_dict())) == data
    assert module.Paint.from_dict(data) == paint
    assert type(paint.to_dict()["colour"]) is str
    assert paint.validate() == []
    assert pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED

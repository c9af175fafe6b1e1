"""A dataclass goes only with the classes that its fields are of: its values would be members of two
enums of one name."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command

SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
enums:
  Colour: {summary: Colours., replaces: [old], members: {RED: 1, BLUE: 2}}
dataclasses:
  Car:
    summary: Cars.
    replaces: [old]
    fields: {colours: {type: "list[Colour]", summary: Its colours.}}
  Park:
    summary: Where cars are.
    replaces: [old]
    fields: {car: {type: Car | None, default: null, summary: The car.}}
"""
CARS = """

@dataclass
class Car:
    colours: "list[Colour]"


@dataclass
class Park:
    car: Car | None = None


print(Car([Colour.RED]), Park())
"""
START = "from dataclasses import dataclass\nfrom enum import Enum\n\n\n"


@pytest.mark.parametrize(
    ("colour", "safe", "unsafe"),
    [
        ("class Colour(Enum):\n    RED = 1\n    BLUE = 2\n", True, True),
        ("class Colour(Enum):\n    RED = 1\n", False, True),
        ('Colour = Enum("Colour", "RED BLUE")\n', False, False),
        ("if True:\n\n    class Colour(Enum):\n        RED = 1\n        BLUE = 2\n", False, False),
    ],
)
def test_a_class_goes_with_the_classes_of_its_fields(
    tmp_path: Path, colour: str, safe: bool, unsafe: bool
) -> None:
    text = START + colour + CARS
    write_files(tmp_path, {"spec/shop.yaml": SPEC, "old.py": text})
    assert command(tmp_path, "generate").returncode == 0
    for options, goes in (((), safe), (("--unsafe-fixes",), unsafe)):
        answer = command(tmp_path, "migrate", *options, "old.py")
        assert ("-class Car:" in answer.stdout) == goes, answer.stdout
        assert ("-class Park:" in answer.stdout) == goes
        if not goes:
            assert "a field has the type Colour, which stays where it is" in answer.stdout
            assert "a field has the type Car, which stays where it is" in answer.stdout
            assert ("--unsafe-fixes" in answer.stdout) == unsafe

"""Enums that a call makes, and those with a base class of the codebase, are read as any enum is;
what cannot be read exactly is named."""

from __future__ import annotations

import enum
import runpy
from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command
from support.extracted import audited, extract
from support.spec_yaml import entries

CALLS = """\
import enum
from enum import Enum, Flag, IntEnum
from enum import Enum as Kind

Colour = Enum("Colour", "RED GREEN")
Listed = Enum("Listed", ["RED", "GREEN"], module=__name__, start=0)
Number: type = IntEnum("Number", {"ONE": 1, "TWO": 2, "UNO": 1})
Right = Flag(
    "Right",
    "READ, WRITE, RUN",
)
Pair = enum.Enum("Pair", [("A", "x"), ("B", "y")], qualname="Pair")
Other = Kind(value="Other", names=("X", "Y"))
Text = Enum("Text", {"A": "a"}, type=str)
Unique = enum.unique(Enum("Unique", [("A", enum.auto()), ("B", enum.auto())]))
"""
COMPUTED = """\
from enum import Enum

NAMES = ["A", "B"]
Listed = Enum("Listed", NAMES)
Mapped = Enum("Mapped", {name: name for name in NAMES})
Started = Enum("Started", "A B", start=len(NAMES))
Spread = Enum("Spread", **{"names": "A B"})


class Filled(Enum):
    for name in NAMES:
        locals()[name] = name


Renamed = Enum("Another", "A B")
Pair = __import__("collections").namedtuple("Pair", "a b")
"""

BASES = """\
from enum import Enum


class Text(str, Enum):
    def __str__(self):
        return self.value


class Named(Enum):
    def _generate_next_value_(name, *_):
        return name


class Auto(Named):
    A = 1


class Round(Round):
    pass
"""
DERIVED = """\
from base import Text


class Mode(Text):
    ON = "on"


Tone = Text("Tone", {"LOW": "low"})
"""


def test_calls_that_make_enums_are_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"one.py": CALLS, "two.py": CALLS})
    found = extract(tmp_path, "--duplicates-only", "one.py", "two.py")
    assert "not-carried" not in found
    made = entries(tmp_path / "spec" / "enums.yaml")
    original = runpy.run_path(str(tmp_path / "one.py"))
    expected = {
        name: {member: each.value for member, each in found.__members__.items()}
        for name, found in original.items()
        if isinstance(found, enum.EnumMeta) and found.__module__ != "enum"
    }
    members = {name: values(entry["members"]) for name, entry in made.items()}
    assert members == expected
    assert len(members) == 8
    assert made["Right"]["base"] == "Flag"
    assert made["Text"]["base"] == "str, Enum"
    assert command(tmp_path, "generate").returncode == 0
    assert audited(tmp_path, "one.py", "two.py") == {
        ("duplicate-definition", path, name) for path in ("one.py", "two.py") for name in expected
    }


def values(members: dict[str, object]) -> dict[str, object]:
    return {
        name: given["value"] if isinstance(given, dict) else given
        for name, given in members.items()
    }


def test_calls_whose_members_only_running_them_shows_are_named(tmp_path: Path) -> None:
    write_files(tmp_path, {"old.py": COMPUTED})
    found = extract(tmp_path, "old.py")["not-carried"]
    messages = {str(each["message"]) for each in found}
    assert messages == {
        "Listed, Mapped, Started and 1 more are left out: the members are computed",
        "Renamed has the name Another, which a spec cannot express",
    }
    assert list(entries(tmp_path / "spec" / "enums.yaml")) == ["Renamed"]


@pytest.mark.parametrize(
    ("made", "rule"),
    [
        ('Colour = Enum("Colour", {"RED": "red", "BLUE": "blue"})', "duplicate-definition"),
        ('Colour: type = Enum("Colour", [("RED", "red")])', "duplicate-definition"),
        ('Colour = Enum(\n    "Colour",\n    "RED BLUE",\n)', "divergent-definition"),
        ('Colour = Enum("Colour", NAMES)', "divergent-definition"),
    ],
)
def test_an_audit_sees_calls_that_make_enums(tmp_path: Path, made: str, rule: str) -> None:
    spec = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
enums:
  Colour:
    summary: Colours.
    replaces: [old]
    members: {RED: red, BLUE: blue}
"""
    text = f"from enum import Enum\n\n{made}\nprint(Colour.RED)\n"
    write_files(tmp_path, {"spec/shop.yaml": spec, "old.py": text})
    assert audited(tmp_path, ".") == {(rule, "old.py", "Colour")}
    answer = command(tmp_path, "migrate", "--write", "--unsafe-fixes", "--allow-dirty", "old.py")
    assert answer.returncode == 1
    assert (tmp_path / "old.py").read_text() == text


def test_enums_with_a_base_of_the_codebase_say_so(tmp_path: Path) -> None:
    write_files(tmp_path, {"base.py": BASES, "modes.py": DERIVED})
    found = extract(tmp_path, "base.py", "modes.py")["not-carried"]
    messages = {str(each["message"]) for each in found}
    assert messages == {
        "Auto is left out: its _generate_next_value_ gives the members other values",
        "Mode and Tone have more than members or fields: a spec cannot express methods, base"
        " classes and options",
    }
    text = (tmp_path / "spec" / "enums.yaml").read_text()
    assert "# lost: Mode has the base class base.Text, the method __str__" in text
    made = entries(tmp_path / "spec" / "enums.yaml")
    assert {name: (each["base"], each["members"]) for name, each in made.items()} == {
        "Mode": ("str, Enum", {"ON": "on"}),
        "Tone": ("str, Enum", {"LOW": "low"}),
    }


BACKPORTED = """\
from enum import Enum
from enum import auto as nxt

from backports.strenum import StrEnum as Older


class Tone(Older):
    LOW = "low"
    HIGH = nxt()


class Number(Enum):
    ONE = nxt()
    TWO = nxt()
    ODD = 7
    LAST = nxt()
"""


def test_auto_and_strenum_are_known_under_other_names(tmp_path: Path) -> None:
    write_files(tmp_path, {"modes.py": BACKPORTED})
    assert "not-carried" not in extract(tmp_path, ".")
    made = entries(tmp_path / "spec" / "enums.yaml")
    assert {name: (each.get("base"), each["members"]) for name, each in made.items()} == {
        "Tone": ("StrEnum", {"LOW": "low", "HIGH": "high"}),
        "Number": (None, {"ONE": 1, "TWO": 2, "ODD": 7, "LAST": 8}),
    }
    assert command(tmp_path, "generate").returncode == 0
    found = {each for each in audited(tmp_path) if each[0].endswith("-definition")}
    assert found == {("duplicate-definition", "modes.py", name) for name in ("Tone", "Number")}


def test_classes_whose_names_lead_in_a_circle_are_the_same_from_every_side(tmp_path: Path) -> None:
    ring = "from enum import Enum\nimport {0}\n\n\nclass Mark({0}.Mark, Enum):\n    pass\n\n\n"
    files = {f"{one}.py": ring.format(other) for one, other in ("ab", "bc", "ca")}
    ends = (f"class End{one.upper()}(Mark):\n    A = 1\n" for one in "abc")
    texts = {name: files[name] + end for name, end in zip(files, ends, strict=True)}
    write_files(tmp_path, {**texts, "plain.py": "from enum import Enum\nP = Enum('P', 'A')\n"})
    found = [str(each["message"]) for each in extract(tmp_path, ".")["not-carried"]]
    assert [each.partition(": ")[0] for each in found] == [f"End{x} is left out" for x in "ABC"]
    assert [each.count("Enum") for each in found] == [3, 3, 3]

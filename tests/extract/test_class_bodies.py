"""An entry has all members and fields that the body of its class makes, or it is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command
from support.extracted import audited, extract
from support.spec_yaml import entries

START = """\
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING


class Kept(Enum):
    A = 1


@dataclass
class Base:
    x: int = 1


@dataclass(kw_only=True)
class Words:
    x: int = 1


"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "class Odd(Enum):\n    A = 1\n    B, C = 2, 3\n",
            "its members are computed: B, C = (2, 3)",
        ),
        (
            "class Odd(Enum):\n    if len('a'):\n        A = 1\n    B = 2\n",
            "its members are computed",
        ),
        ("class Odd(Enum):\n    A = 1\n\n    class B: ...\n", "its members are computed: class B:"),
        ("class Odd(Enum):\n    A = 1\n    for B in 'xy': pass\n", "its members are computed"),
        ("class Odd(Enum):\n    A = 1\n    _B = 2\n", "'_B' cannot name a member"),
        (
            "@dataclass\nclass Odd:\n    if len('a'):\n        a: int = 1\n    b: int = 2\n",
            "its fields",
        ),
        ("@dataclass\nclass Odd(Words):\n    y: int = 2\n", "x is inherited and keyword-only"),
        (
            "@dataclass(kw_only=True)\nclass Odd(Base):\n    y: int = 2\n",
            "inherited and positional",
        ),
    ],
)
def test_what_the_body_does_not_show_is_left_out(tmp_path: Path, text: str, reason: str) -> None:
    write_files(tmp_path, {"a.py": START + text})
    found = extract(tmp_path, "a.py")["not-carried"]
    assert [each for each in found if reason in str(each["message"])], found
    assert "Odd" not in "".join(each.read_text() for each in (tmp_path / "spec").iterdir())


BODIES = """\
class Chained(Enum):
    A = B = 1
    C = 2
    if TYPE_CHECKING:
        D: int
    else:
        D = C


@dataclass
class Again:
    name: int = 1
    size: int = 2
    name: str = "x"


@dataclass
class Later:
    name: str
    name = "x"
"""


def test_what_the_body_shows_is_read_as_python_runs_it(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.py": START + BODIES})
    extract(tmp_path, "a.py")
    assert entries(tmp_path / "spec/enums.yaml")["Chained"]["members"] == {
        "A": 1,
        "B": {"value": 1, "alias": True},
        "C": 2,
        "D": {"value": 2, "alias": True},
    }
    classes = entries(tmp_path / "spec/dataclasses.yaml")
    assert classes["Again"]["fields"] == {
        "name": {"type": "str", "default": "x"},
        "size": {"type": "int", "default": 2},
    }
    assert list(classes["Again"]["fields"]) == ["name", "size"]
    assert classes["Later"]["fields"] == {"name": {"type": "str", "default": "x"}}
    assert command(tmp_path, "generate").returncode == 0
    assert {("duplicate-definition", "a.py", name) for name in ("Chained", "Again")} <= audited(
        tmp_path, "a.py"
    )


def test_shifted_flags_class_variables_and_inherited_fields(tmp_path: Path) -> None:
    text = """\
from dataclasses import dataclass
from enum import IntFlag, auto
from typing import ClassVar


class Right(IntFlag):
    READ = 1 << 0
    WRITE = 1 << 1
    BOTH = READ | WRITE
    MORE = auto()
    NONE = BOTH & ~3


@dataclass
class Base:
    name: str
    LIMIT: ClassVar[int] = 4


@dataclass
class Child(Base):
    extra: int = 0
"""
    write_files(tmp_path, {"a.py": text})
    extract(tmp_path, "a.py")
    enums = (tmp_path / "spec/enums.yaml").read_text()
    assert "members: {READ: 1, WRITE: 2, BOTH: 3, MORE: 4, NONE: 0}" in enums
    assert (
        (tmp_path / "spec/dataclasses.yaml").read_text()
        == """\
dataclasses:
  # from a.py:15
  # lost: Base has the ClassVar LIMIT, which a spec cannot express
  Base:
    summary: The dataclass Base from a.
    replaces: [a]
    fields: {name: {type: str}}

  # from a.py:21
  # lost: Child has the base class a.Base, which a spec cannot express
  Child:
    summary: The dataclass Child from a.
    replaces: [a]
    fields: {name: {type: str}, extra: {type: int, default: 0}}
"""
    )

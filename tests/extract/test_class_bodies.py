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

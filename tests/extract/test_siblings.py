"""Classes of one name in one module are all listed, and the one that the module has in the end is
the one that the spec follows."""

from __future__ import annotations

from pathlib import Path

from support.audited import write_files
from support.cli_command import command
from support.extracted import audited, extract

SIBLINGS = """\
import sys
from dataclasses import dataclass
from enum import Enum

if sys.version_info >= (3, 11):

    class Same(Enum):
        A = 1

else:

    class Same(Enum):
        A = 1


try:
    from outside import Tried
except ImportError:

    class Tried(str, Enum):
        A = "a"


@dataclass
class Job:
    name: str
    tries: int = 1


@dataclass
class Job:
    name: str
    tries: int = 2


class Unlike(Enum):
    A = "a"


class Unlike(Enum):
    Z = "z"


class Open(Enum):
    A = "a"


try:

    class Open(Enum):
        A = object()

except TypeError:

    class Open:
        pass


class Gone(Enum):
    A = "a"


class Gone:
    pass
"""


def test_every_class_of_a_name_in_a_module_is_listed(tmp_path: Path) -> None:
    write_files(tmp_path, {"old.py": SIBLINGS})
    found = extract(tmp_path, "old.py")
    messages = {str(each["message"]) for each in found["not-carried"]}
    assert messages == {
        "Job differs from the one in line 31, which the spec follows: tries has another default",
        "Unlike is another thing than the one in line 40, which the spec has",
        "Open is left out: Open.A is object(); a value is text or a whole number",
        "Gone is left out: another class of its name follows in its module",
    }
    text = (tmp_path / "spec" / "enums.yaml").read_text()
    text += (tmp_path / "spec" / "dataclasses.yaml").read_text()
    comments = [line.strip() for line in text.splitlines() if line.startswith("  #")]
    assert comments == [
        "# from old.py:44",
        "# differs in old.py:50: Open.A is object(); a value is text or a whole number",
        "# differs in old.py:55: is a class of another kind",
        "# from old.py:7",
        "# from old.py:12",
        "# from old.py:20",
        "# from old.py:40",
        "# differs in old.py:36: is another thing",
        "# from old.py:31",
        "# differs in old.py:25: tries has another default",
    ]
    assert "tries: {type: int, default: 2}" in text
    assert "Gone" not in text
    assert command(tmp_path, "generate").returncode == 0
    found_again = [each for each in audited(tmp_path, "old.py") if each[0].endswith("-definition")]
    assert sorted(found_again) == [
        ("divergent-definition", "old.py", "Job"),
        ("divergent-definition", "old.py", "Open"),
        ("divergent-definition", "old.py", "Unlike"),
        ("duplicate-definition", "old.py", "Job"),
        ("duplicate-definition", "old.py", "Open"),
        ("duplicate-definition", "old.py", "Same"),
        ("duplicate-definition", "old.py", "Tried"),
        ("duplicate-definition", "old.py", "Unlike"),
    ]


def test_a_constructor_of_its_own_is_more_than_an_entry_can_say(tmp_path: Path) -> None:
    text = """\
from dataclasses import dataclass


@dataclass
class Job:
    name: str

    def __init__(self, first: str, last: str) -> None:
        self.name = f"{first} {last}"


@dataclass
class Task:
    name: str

    def __init_subclass__(cls) -> None: ...
"""
    write_files(tmp_path, {"old.py": text})
    found = extract(tmp_path, "old.py")["not-carried"]
    messages = {str(each["message"]) for each in found}
    assert "Job is left out: it has the method __init__" in messages
    assert "Job" not in (tmp_path / "spec" / "dataclasses.yaml").read_text()

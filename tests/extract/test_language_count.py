"""`benchmarks/language.py` counts what the spec language can say of a folder."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "language.py"
CODE = """
from dataclasses import dataclass, field
from enum import Enum
from outside import Base
from typing import Callable


class Tone(Enum):
    LOW = "low"


class _Hidden(Enum):
    A = 1


class Pair(Enum):
    A = (1, 2)


@dataclass
class Note:
    tone: Tone
    length: float = 1.0


@dataclass
class Hook:
    call: Callable[[], None]


@dataclass
class Late:
    at: float = field(default_factory=print)


@dataclass
class Derived(Base):
    more: int = 1
"""


def test_it_counts_and_gives_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "code.py").write_text(CODE)
    runpy.run_path(str(SCRIPT))["main"]([str(tmp_path)])
    assert capsys.readouterr().out == (
        "1 files in 1 folders\n\n"
        "3 enums, 1 of them set aside; of the others:\n"
        "      1  the language can say (50.0%)\n"
        "      1  a value is neither text nor a whole number\n"
        "      1  of what it can say need only the core (50.0%)\n"
        "4 dataclasses, 1 of them set aside; of the others:\n"
        "      1  the language can say (33.3%)\n"
        "      2  have no type that it lacks (66.7%)\n"
        "      1  a type: unknown type 'Callable'\n"
        "      1  the default of a field is computed\n"
        "      1  of what it can say need only the core (33.3%)\n"
    )

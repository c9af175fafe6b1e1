"""Classes of values that a spec cannot have are counted, so that all know they were left out."""

from __future__ import annotations

from pathlib import Path

from support.audited import write_files
from support.cli_command import command

FILES = {
    "plain.py": "from enum import Enum\n\n\nclass P(Enum):\n    A = 1\n",
    "tuples.py": "import typing as t\n\n\nclass A(t.NamedTuple):\n    x: int\n",
    "dicts.py": "from typing_extensions import TypedDict\n\n\nclass B(TypedDict):\n    x: int\n\n\n"
    "class C(B, total=False):\n    y: int\n",
    "attributes.py": "import attr\nfrom attrs import define\n\n\n@define(slots=False)\nclass D:\n"
    "    x: int\n\n\n@attr.s\nclass E:\n    x = attr.ib()\n",
    "models.py": "from pydantic import BaseModel\n\n\nclass F(BaseModel):\n    x: int\n",
    "more.py": "from models import F as Model, Enum\n\n\nclass G(Model):\n    y: int\n",
    "others.py": "from enum import Enum\n\n\nclass H(dict):\n    pass\n",
}
WORDS = ("extract", "--name", "shop", "--package", "shop.ssot", ".")


def test_classes_of_other_kinds_are_counted(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    answer = command(tmp_path, *WORDS)
    counts = "1 NamedTuple, 2 TypedDict, 2 attrs and 2 pydantic classes were left out"
    assert f"{counts}: a spec has only enums and dataclasses\n" in answer.stderr
    assert answer.returncode == 0


def test_nothing_is_said_where_all_are_enums_and_dataclasses(tmp_path: Path) -> None:
    write_files(tmp_path, {name: FILES[name] for name in ("plain.py", "others.py")})
    assert "left out" not in command(tmp_path, *WORDS).stderr

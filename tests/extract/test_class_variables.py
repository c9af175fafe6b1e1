"""A class variable is what `dataclasses` takes for one, in each form that an annotation has."""

from __future__ import annotations

import dataclasses
import runpy
from pathlib import Path

import pytest
from support.audited import write_files
from support.extracted import extract
from support.spec_yaml import entries

FORMS = """\
import dataclasses
import typing
import typing as t
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from typing import ClassVar as Shared
import typing_extensions

if TYPE_CHECKING:
    from typing import ClassVar as Late


@dataclass
class Ship:
    plain: ClassVar[int] = 1
    quoted: "ClassVar[int]" = 1
    spaced: " ClassVar [int]" = 1
    dotted: typing.ClassVar[int] = 1
    quoted_dotted: "typing.ClassVar[int]" = 1
    named: t.ClassVar = 1
    renamed: Shared[int] = 1
    quoted_renamed: "Shared[int]" = 1
    late: "Late[int]" = 1
    other: typing_extensions.ClassVar[int] = 1
    quoted_other: "typing_extensions.ClassVar[int]" = 1
    within: "typing.Annotated[ClassVar[int], 1]" = 1
    real: int = 1
"""


@pytest.mark.parametrize("start", ["", "from __future__ import annotations\n\n"])
def test_the_fields_of_an_entry_are_those_of_the_dataclass(tmp_path: Path, start: str) -> None:
    write_files(tmp_path, {"ship.py": start + FORMS})
    extract(tmp_path, "ship.py")
    found = entries(tmp_path / "spec/dataclasses.yaml")["Ship"]["fields"]
    made = runpy.run_path(str(tmp_path / "ship.py"))["Ship"]
    assert list(found) == [each.name for each in dataclasses.fields(made)]


@pytest.mark.parametrize("annotation", ["InitVar[int]", "KW_ONLY", "dataclasses.InitVar[int]"])
def test_a_quoted_form_is_special_unless_annotations_are_strings_already(
    tmp_path: Path, annotation: str
) -> None:
    imports = "import dataclasses\nfrom dataclasses import KW_ONLY, InitVar, dataclass\n\n\n"
    ship = f'@dataclass\nclass Ship:\n    x: "{annotation}" = 1\n    y: int = 2\n'
    boat = f"{ship}\n\n@dataclass\nclass Boat:\n    y: int = 2\n"
    deferred = f"from __future__ import annotations\n{imports}{ship}"
    write_files(tmp_path, {"now.py": imports + boat, "later.py": deferred})
    extract(tmp_path, "now.py", "--spec", "now")
    extract(tmp_path, "later.py", "--spec", "later")
    assert "x" not in entries(tmp_path / "now/dataclasses.yaml").get("Ship", {}).get("fields", {})
    assert list(entries(tmp_path / "later/dataclasses.yaml")["Ship"]["fields"]) == ["x", "y"]

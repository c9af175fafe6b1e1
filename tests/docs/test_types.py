"""What documents say of the types of fields is made from the rows of the types."""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from ssotgen.spec.types.containers import CONTAINERS, KEYED_FORM, LITERAL_FORM, all_forms
from ssotgen.spec.types.scalars import SCALARS

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "spec-dataclasses.md"
SCHEMAS = (ROOT / "generator/ssotgen/spec/schema/spec.schema.json", ROOT / "ssotgen.schema.json")
PAGE = ROOT / "docs" / "rules" / "bad-type.md"
_LIST = re.compile(r"(?<=language:\n\n).*(?=\n\nThe enums)", re.DOTALL)
_TABLE = re.compile(r"(?<=`from_dict\(\)`:\n\n)(?:\|.*\n)+")
_DESCRIPTION = re.compile(r'(?<="type": \{\n      "description": )"(?:[^"\\\n]|\\.)*"')
UPDATE = "run: SSOTGEN_UPDATE_CASES=1 python -m pytest tests/docs/test_types.py"


def table() -> str:
    """Return the table of the guide."""
    return "".join(f"| {' | '.join(cells)} |\n" for cells in _rows())


def _rows() -> Iterator[tuple[str, str, str]]:
    yield "type", "a default", "as plain data"
    yield "---", "---", "---"
    for row in SCALARS.values():
        yield f"`{row.name}`", f"`{_yaml(row.samples[0])}`", row.wire
    yield f"`{LITERAL_FORM}`", "`a`", "itself"
    yield "an enum", "`MEMBER`", "its value"
    yield "a dataclass", "`{field: value}`", "its own `to_dict()`"
    for container in CONTAINERS.values():
        yield f"`{container.form}`", f"`{container.example}`", container.wire
    yield f"`{KEYED_FORM}`", "`{MEMBER: 1}`", "a new mapping, by the values of the members"
    yield "`A \\| B`", "as of the type that it fits", "as the type of the value"
    yield "`T \\| None`", "`null`", "`None`, or as `T`"


def description() -> str:
    """Return what the schema says of `type`."""
    *most, last = all_forms()
    return f"{', '.join(most)}, an enum or dataclass of the spec, or {last}."


def test_the_table_of_the_guide_lists_every_type() -> None:
    _hold(GUIDE, _TABLE, table())


@pytest.mark.parametrize("path", SCHEMAS, ids=str)
def test_the_schema_lists_every_type(path: Path) -> None:
    _hold(path, _DESCRIPTION, json.dumps(description()))


def test_the_page_of_bad_type_lists_every_type() -> None:
    listing = ", ".join(f"`{form}`" for form in all_forms())
    _hold(PAGE, _LIST, "\n".join(textwrap.wrap(listing, 100, break_long_words=False)))


def _yaml(value: Any) -> str:
    text: str = yaml.safe_dump(value, default_flow_style=True)
    return text.removesuffix("...\n").strip()


def _hold(path: Path, pattern: re.Pattern[str], wanted: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(pattern.findall(text)) == 1
    made = pattern.sub(lambda _: wanted, text)
    if os.environ.get("SSOTGEN_UPDATE_CASES") == "1":
        path.write_text(made, encoding="utf-8", newline="\n")
        text = made
    assert text == made, UPDATE

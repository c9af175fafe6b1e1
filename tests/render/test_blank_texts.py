"""A text of nothing but white space is none, wherever the spec has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssotgen.app.generate import generate
from ssotgen.settings.settings import Settings

SPEC = """\
project:
  name: shop
  package: acme
  summary: What the shop shares.
  outputs: [availability, enums, json_schema, pydantic, pytest, site, typescript]
features:
  mixer: {summary: S, hint: Ask for it., imports: {json: [loads]}}
enums:
  Kind:
    summary: S
    members: {FAST: {value: f, summary: S}, SLOW: s}
    groups: {quick: {summary: S, members: [FAST]}}
dataclasses:
  Run:
    summary: S
    fields: {kind: {type: Kind, summary: S}, layer: {type: Layer, summary: S}}
    properties: {is_fast: {type: bool, value: kind == Kind.FAST, summary: S}}
layers: {definition: Run, enum: Layer, constant: LAYERS, standard: {ONE: {summary: S, kind: FAST}}}
"""


def made(folder: Path, summary: str) -> dict[str, str]:
    (folder / "spec").mkdir(parents=True)
    text = re.sub(r"\bS\b", lambda _: summary, SPEC)
    (folder / "spec/all.yaml").write_text(text, encoding="utf-8")
    out = folder / "out"
    assert generate([Settings(root=folder, spec=folder / "spec", output=out)]).exit_code == 0
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("blank", ['" "', r'"\v\f"', r'"\u2028"', r'"\n"'])
def test_a_blank_summary_is_none(tmp_path: Path, blank: str) -> None:
    assert made(tmp_path / "blank", blank) == made(tmp_path / "empty", '""')

"""`ssotgen graph`: the map of the site as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command

SPEC = """\
project: {name: paint, package: shop.ssot, summary: What it shares.}
features:
  mixing: {summary: Mixes paint., imports: {json: []}}
  drying: {summary: Dries paint., imports: {json: []}, needs: [mixing]}
enums:
  Coat: {summary: How it shines., members: {MATT: matt}}
dataclasses:
  Job: {summary: What to paint., fields: {coat: {type: Coat, default: MATT}}}
"""


@pytest.mark.parametrize(
    ("form", "lines"),
    [
        ("mermaid", ["flowchart LR", "    n2 --> n3", "    n1 --> n0"]),
        ("dot", ['    "drying" -> "mixing";', '    "Job" -> "Coat";', "}"]),
    ],
)
def test_features_and_classes_with_their_references(
    tmp_path: Path, form: str, lines: list[str]
) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "paint.yaml").write_text(SPEC)
    done = command(tmp_path, "graph", "--format", form)
    assert done.returncode == 0
    found = done.stdout.splitlines()
    assert [line for line in lines if line not in found] == []
    assert sum("mixing" in line and "->" not in line for line in found) == 1

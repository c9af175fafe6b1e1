"""The edit of the spec that an audit offers, and makes, is the one by which most of a feature's
blocks ask exactly what it asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.audited import write_files
from support.cli_command import command

SPEC = """\
project: {name: shop, package: shop.ssot, summary: A shop.}
features:
  charts:
    summary: Charts.
    hint: none
    imports:
      charts: []
    legacy_flags: [HAS_CHARTS]
"""
BLOCK = (
    "try:\n    import charts\n{}    HAS_CHARTS = True\n"
    "except ImportError:\n    HAS_CHARTS = False\n"
)
DRAW = "    from charts import draw\n"
SAVE = "    from charts import save\n"


@pytest.mark.parametrize(
    ("more", "listed"),
    [
        ([DRAW], "[draw]"),
        ([DRAW, SAVE, DRAW], "[draw]"),
        ([DRAW, SAVE, SAVE], "[save]"),
        (["", "", DRAW], "[]"),
        (["", DRAW, DRAW], "[draw]"),
        ([DRAW + SAVE, DRAW + SAVE, ""], "[draw, save]"),
    ],
)
def test_it_helps_more_blocks_than_it_hurts(tmp_path: Path, more: list[str], listed: str) -> None:
    blocks = {f"m{n}.py": BLOCK.format(each) for n, each in enumerate(more)}
    write_files(tmp_path, {"spec/shop.yaml": SPEC, "ssotgen.toml": "sources = ['.']\n", **blocks})
    is_offered = "audit --add-to-spec" in command(tmp_path, "audit").stdout
    assert is_offered == (listed != "[]")
    command(tmp_path, "audit", "--add-to-spec")
    assert f"charts: {listed}\n" in (tmp_path / "spec/shop.yaml").read_text()
    assert "audit --add-to-spec" not in command(tmp_path, "audit").stdout


@pytest.mark.parametrize(
    ("imports", "block", "is_safe"),
    [
        ("{charts.bars: []}", "import charts\n    import charts.bars", True),
        ("{charts: [], charts.bars: []}", "import charts.bars", True),
        ("{charts: [], charts.bars: []}", "from charts.bars import Bar", False),
        ("{charts.bars: []}", "import charts", False),
        ("{charts: [Bar]}", "import charts\n    from charts import Bar", True),
    ],
)
def test_a_module_in_a_package_asks_for_the_package_too(
    tmp_path: Path, imports: str, block: str, is_safe: bool
) -> None:
    spec = SPEC.replace("\n      charts: []", f" {imports}")
    text = BLOCK.format("").replace("import charts", block)
    write_files(
        tmp_path, {"spec/shop.yaml": spec, "ssotgen.toml": "sources = ['.']\n", "app.py": text}
    )
    assert ("--unsafe-fixes" not in command(tmp_path, "audit").stdout) == is_safe

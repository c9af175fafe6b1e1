"""`__all__` is in the order that Ruff's rule RUF022 wants."""

from __future__ import annotations

import subprocess
import sys

from ssotgen.render.python.export_order import sort_exports


def test_ruff_has_nothing_to_sort() -> None:
    names = ["é", "a", "Éa", "Leaf", "X", "Å", "ÉÉ", "ΑΒΓ", "X10", "X9", "LEAF"]
    names += ["is_a_available", "is_a0_available", "is_a0000050_available", "is_a7_available"]
    exported = sort_exports(names)
    assert exported[-1] == "é"
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "RUF022", "-"],
        input=f"__all__ = {exported}\n".encode(),
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout.decode()

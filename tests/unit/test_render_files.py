"""What is written has been compiled, to its last block, and black was hardly asked for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ssotgen.render.blocks import Block, place
from ssotgen.render.files import _compile
from ssotgen.resources import preset_spec_folder

HEAD = Block("imports", None, "from __future__ import annotations")


@pytest.mark.parametrize("count", [1, 498, 499, 1200])
def test_every_block_of_a_large_file_is_compiled(count: int) -> None:
    good = [HEAD, *(Block(f"f{index}", None, "def f(): return 1") for index in range(count))]
    _compile(place(good)[1], "x.py")
    for fault in ("def f(:", "return 1", "from __future__ import nonsense"):
        with pytest.raises(SyntaxError):
            _compile(place([*good, Block("g", None, fault)])[1], "x.py")


def test_black_is_not_imported_for_the_default_spec(tmp_path: Path) -> None:
    """Where this fails, a template has a line that black would break: break it there so."""
    script = (
        "import sys; from ssotgen.__main__ import main; "
        "main(['check', '--no-cache', '--spec', sys.argv[1]]); print('black' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, preset_spec_folder("orchestration")],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "False"

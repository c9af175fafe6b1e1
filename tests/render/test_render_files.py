"""What is written has been compiled, to its last block."""

from __future__ import annotations

import pytest

from ssotgen.render.blocks import Block, place
from ssotgen.render.files import _compile

HEAD = Block("imports", None, "from __future__ import annotations")


@pytest.mark.parametrize("count", [1, 498, 499, 1200])
def test_every_block_of_a_large_file_is_compiled(count: int) -> None:
    good = [HEAD, *(Block(f"f{index}", None, "def f(): return 1") for index in range(count))]
    _compile(place(good)[1], "x.py")
    for fault in ("def f(:", "return 1", "from __future__ import nonsense"):
        with pytest.raises(SyntaxError):
            _compile(place([*good, Block("g", None, fault)])[1], "x.py")

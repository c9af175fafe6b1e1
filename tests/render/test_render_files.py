"""What is written has been parsed or compiled, to its last block."""

from __future__ import annotations

import pytest

from ssotgen.render.python.language import PYTHON

HEAD = "from __future__ import annotations"


@pytest.mark.parametrize("count", [1, 498, 499, 1200])
def test_every_block_of_a_large_file_is_parsed_or_compiled(count: int) -> None:
    good = [HEAD, *["def f(): return 1"] * count]
    PYTHON.parse(good, "x.py")
    with pytest.raises(SyntaxError):
        PYTHON.parse([*good, "def f(:"], "x.py")
    assert PYTHON.compile is not None
    PYTHON.compile(good, "x.py")
    for fault in ("def f(:", "return 1", "from __future__ import nonsense"):
        with pytest.raises(SyntaxError):
            PYTHON.compile([*good, fault], "x.py")

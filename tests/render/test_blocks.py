"""A rendered text is cut into its definitions and put together as black would space them."""

from __future__ import annotations

import pytest

from ssotgen.diagnostics.finding import Location
from ssotgen.render.blocks import Block, BlockMarks, place
from ssotgen.render.python.black import lay_out
from ssotgen.render.python.language import PYTHON

HERE = Location("spec/a.yaml", 3, 1)


def test_blocks_know_where_they_come_from() -> None:
    marks = BlockMarks()
    text = f"{marks.begin('one')}x = 1\n\n{marks.begin('Two', HERE)}\nclass Two:\n    y = 1\n\n"
    blocks = marks.cut(text)
    assert blocks == (Block("one", None, "x = 1"), Block("Two", HERE, "class Two:\n    y = 1"))


def test_empty_blocks_are_left_out_and_stray_text_is_refused() -> None:
    marks = BlockMarks()
    assert marks.cut(f"{marks.begin('one')}\n\n") == ()
    with pytest.raises(ValueError, match="before its first block"):
        BlockMarks().cut("x = 1\n")


def test_spacing_is_blacks_and_lines_are_counted() -> None:
    blocks = [
        Block("header", None, '"""Doc."""\n\nimport os'),
        Block("A", None, "A = 1"),
        Block("B", None, "B = (\n    1,\n    2,\n)"),
        Block("C", None, "class C:\n    pass"),
        Block("D", None, "D = 1"),
    ]
    text, placed = place(blocks, PYTHON.blank_lines)
    assert lay_out(text) + "\n" == text
    lines = text.splitlines()
    for item in placed:
        assert "\n".join(lines[item.first_line - 1 : item.last_line]) == item.block.text

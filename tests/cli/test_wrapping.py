"""Wrapping on a terminal: between words, and never within code that is to be copied."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ssotgen.cli.report.cells import cells_of
from ssotgen.cli.report.look import Look
from ssotgen.cli.report.wrapping import wrapped, wrapped_lines, wrapped_markdown
from ssotgen.cli.table import table


def test_code_in_backticks_is_never_cut() -> None:
    text = "2 files would be rewritten; run `ssotgen migrate --write` to do so"
    assert wrapped(text, 40, later="  ").splitlines() == [
        "2 files would be rewritten; run",
        "  `ssotgen migrate --write` to do so",
    ]
    assert wrapped("run `a b c d e f`", 8).splitlines() == ["run", "`a b c d e f`"]
    assert wrapped("one ` tick and no more", 12).splitlines() == ["one ` tick", "and no more"]


def test_lines_keep_their_margin() -> None:
    assert wrapped_lines("  one two\n\nthree", 8, "..") == "  one\n  ..two\n\nthree"


def test_wide_characters_count_for_two() -> None:
    assert wrapped("色色 色色 色色", 9).splitlines() == ["色色 色色", "色色"]


@given(st.text(alphabet="ab `色\n", max_size=60), st.integers(1, 20))
def test_nothing_is_lost(text: str, width: int) -> None:
    shown = wrapped_lines(text, width)
    assert "".join(shown.split()) == "".join(text.split())
    for line in shown.split("\n"):
        assert cells_of(line.strip()) <= width or len(line.split()) == 1 or "`" in line


def test_a_page_keeps_its_code_its_lists_and_its_headings() -> None:
    page = "# one two 3\n\nfour five\nsix\n\n- seven eight\n- nine\n\n```sh\nten eleven\n```\n"
    assert wrapped_markdown(page, None) == page
    assert wrapped_markdown(page, 9) == (
        "# one two 3\n\nfour five\nsix\n\n- seven\n  eight\n- nine\n\n```sh\nten eleven\n```\n"
    )


def test_the_last_column_of_a_table_goes_on_below_itself() -> None:
    rows = [("a", "x " * 20), ("bb", "y")]
    assert table(rows) == f"a   {('x ' * 20).rstrip()}\nbb  y\n"
    assert table(rows, Look(width=34)) == (
        f"a   {' '.join('x' * 15)}\n    {' '.join('x' * 5)}\nbb  y\n"
    )
    assert table([("name" * 3, "x " * 15)], Look(width=30)) == (
        f"{'name' * 3}\n    {' '.join('x' * 13)}\n    x x\n"
    )

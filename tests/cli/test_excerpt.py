"""The excerpt below a finding: the line that it is about, carets under what is at fault, the help.

What is expected is drawn, as a terminal of that width would show it.
"""

from __future__ import annotations

import os
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssotgen.app.result import Result
from ssotgen.cli.report.cells import ShownLine, cells_of
from ssotgen.cli.report.excerpt import Sources, excerpt
from ssotgen.cli.report.look import PLAIN, Look
from ssotgen.cli.report.text import render, render_concise
from ssotgen.diagnostics.finding import Finding, Location, Severity

FINDING = Finding("SSG115", "misread-value", Severity.ERROR, Location("a.yaml", 1, 1), "it is odd")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def shown(
    text: str,
    place: tuple[int, int],
    end: tuple[int, int] | None = None,
    related: tuple[tuple[Location, str], ...] = (),
    look: Look = PLAIN,
) -> str:
    """Return the excerpt of a finding in the file a.yaml that holds `text`."""
    Path("a.yaml").write_text(text, encoding="utf-8")
    finding = replace(FINDING, location=Location("a.yaml", *place), end=end, related=related)
    return "".join(f"{line}\n" for line in excerpt(finding, Sources(), look).lines)


def drawn(text: str) -> str:
    return textwrap.dedent(text).removeprefix("\n")


def test_carets_are_under_the_exact_span() -> None:
    assert shown("a: 1\n  b: {c: on, d: 2}\n", (2, 10), (2, 12)) == (
        "    |\n"
        "  2 |   b: {c: on, d: 2}\n"
        "    |          ^^\n"
    )  # fmt: skip


def test_a_span_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert shown('a: "b\n  c"\n', (1, 4), (2, 5)) == (
        "    |\n"
        '  1 | a: "b\n'
        "    |    ^^\n"
    )  # fmt: skip


def test_without_an_end_a_word_is_marked_and_at_the_start_of_a_line_the_line() -> None:
    assert shown("if x.y_z >= 2: pass\n", (1, 4)).splitlines()[-1] == "    |    ^^^^^"
    assert shown("if x.y_z >= 2: pass\n", (1, 10)).splitlines()[-1] == "    |          ^^"
    assert shown("x\nclass A(B):\n", (2, 1)).splitlines()[-1] == "    | ^^^^^^^^^^^"
    assert shown("x\n    class A:\n", (2, 1)).splitlines()[-1] == "    |     ^^^^^^^^"


def test_behind_the_end_of_a_line_there_is_one_caret() -> None:
    assert shown("a: \n", (1, 4)).splitlines()[-1] == "    |    ^"
    assert shown("a:\n", (1, 9)).splitlines()[-1] == "    |         ^"


def test_tabs_and_wide_characters_keep_the_carets_in_place() -> None:
    assert shown("\ta:\tb\n", (1, 5), (1, 6)) == (
        "    |\n"
        "  1 |  a: b\n"
        "    |     ^\n"
    )  # fmt: skip
    assert shown("色: 青い, x: e\u0301t\n", (1, 4), (1, 6)) == (
        "    |\n"
        "  1 | 色: 青い, x: e\u0301t\n"
        "    |     ^^^^\n"
    )  # fmt: skip
    assert shown("a: \x1b[31m, b\n", (1, 11), (1, 12)) == (
        "    |\n"
        "  1 | a: \\x1b[31m, b\n"
        "    |              ^\n"
    )  # fmt: skip


def test_two_places_of_one_file_are_drawn_together() -> None:
    first = ((Location("a.yaml", 1, 1), "first given here"),)
    assert shown("a: 1\na: 2\n", (2, 1), (2, 2), first) == (
        "    |\n"
        "  1 | a: 1\n"
        "    | - first given here\n"
        "  2 | a: 2\n"
        "    | ^\n"
    )  # fmt: skip
    assert shown("a: 1\nb: 1\na: 2\n", (3, 1), (3, 2), first) == (
        "    |\n"
        "  1 | a: 1\n"
        "    | - first given here\n"
        "...\n"
        "  3 | a: 2\n"
        "    | ^\n"
    )  # fmt: skip


def test_two_places_in_one_line_have_one_line_of_marks() -> None:
    first = ((Location("a.yaml", 1, 2), "first given here"),)
    assert shown("{a: 1, a: 2}\n", (1, 8), (1, 9), first) == (
        "    |\n"
        "  1 | {a: 1, a: 2}\n"
        "    |  -     ^\n"
        "    |  first given here\n"
    )  # fmt: skip
    last = ((Location("a.yaml", 1, 8), "again here"),)
    assert shown("{a: 1, a: 2}\n", (1, 2), (1, 3), last) == (
        "    |\n"
        "  1 | {a: 1, a: 2}\n"
        "    |  ^     - again here\n"
    )  # fmt: skip


def test_a_place_in_another_file_says_which() -> None:
    Path("b.yaml").write_text("x:\n  Colour: 1\n", encoding="utf-8")
    first = ((Location("b.yaml", 2, 3), "first declared here"),)
    assert shown("Colour: 2\n", (1, 1), (1, 7), first) == (
        "    |\n"
        "  1 | Colour: 2\n"
        "    | ^^^^^^\n"
        "   :: b.yaml:2:3\n"
        "  2 |   Colour: 1\n"
        "    |   ------ first declared here\n"
    )  # fmt: skip


def test_a_place_that_cannot_be_shown_is_named() -> None:
    before = ((Location("v1.4:a.yaml", 19, 7), "was here"), (Location("b.yaml", 3, 1), "and here"))
    assert shown("a: 1\n", (1, 1), (1, 2), before) == (
        "    |\n"
        "  1 | a: 1\n"
        "    | ^\n"
        "   :: v1.4:a.yaml:19:7 was here\n"
        "   :: b.yaml:3:1 and here\n"
    )  # fmt: skip


def test_line_numbers_may_be_long() -> None:
    lines = shown("\n" * 12344 + "a: b\n", (12345, 4), (12345, 5)).splitlines()
    assert lines == ["      |", "12345 | a: b", "      |    ^"]


def test_a_whole_file_and_what_cannot_be_read_have_no_excerpt() -> None:
    assert shown("a: 1\n", (1, 1)) == ""
    assert shown("a: 1\n", (7, 1), (7, 2)) == ""
    os.mkfifo("pipe")
    Path("folder").mkdir()
    for path in ("pipe", "folder", "missing", "v1.4:a.yaml", "a\0b"):
        finding = replace(FINDING, location=Location(path, 3, 2))
        assert excerpt(finding, Sources(), PLAIN).lines == ()


def test_a_byte_that_is_no_text_moves_nothing() -> None:
    Path("a.yaml").write_bytes(b"\xef\xbb\xbfa: \xff b\r\nc: d\r")
    finding = replace(FINDING, location=Location("a.yaml", 1, 4))
    assert list(excerpt(finding, Sources(), PLAIN).lines)[1:] == ["  1 | a: \ufffd b", "    |    ^"]


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "a" * 200 + " here " + "b" * 200 + "\n"
    lines = shown(text, (1, 202), (1, 206), look=Look(width=60)).splitlines()
    assert lines[1].startswith("  1 | …aaa")
    assert lines[1].endswith("bbb…")
    assert cells_of(lines[1]) == 60
    at = lines[2].index("^")
    assert lines[1][at : at + 4] == "here"
    assert lines[2].endswith("^^^^")
    begin = shown(text, (1, 1), (1, 4), look=Look(width=60)).splitlines()
    assert begin[1] == "  1 | " + "a" * 53 + "…"


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1, max_size=300),
    st.data(),
    st.integers(40, 120),
)
def test_the_caret_is_under_its_character_in_any_width(
    text: str, data: st.DataObject, width: int
) -> None:
    column = data.draw(st.integers(1, len(text)))
    line = ShownLine.of(text)
    begin, end = line.cell(column), line.cell(column + 1)
    part, moved = line.window(begin, end, width)
    assert cells_of(part) <= width
    wanted = line.characters[column - 1]
    seen = ShownLine.of(part)
    if cells_of(wanted) == len(wanted) == 1:
        index = next(i for i, cell in enumerate(seen.cells) if cell == begin - moved)
        while cells_of(part[index]) == 0:
            index += 1
        assert part[index] == wanted


def test_the_same_help_is_printed_once_in_a_run() -> None:
    one = replace(FINDING, hint="quote it")
    other = replace(FINDING, hint="remove it", code="SSG999")
    text = render(Result((one, one, other, replace(other, code="SSG998"))))
    assert [line.strip() for line in text.splitlines() if "help" in line] == [
        "= help: quote it",
        "= help: remove it",
        "= help: remove it",
    ]


def test_concise_is_the_first_line_alone() -> None:
    Path("a.yaml").write_text("a: on\n", encoding="utf-8")
    finding = replace(FINDING, location=Location("a.yaml", 1, 4), hint="quote it")
    result = Result((finding, finding), diff="--- a\n")
    line = "a.yaml:1:4: SSG115 [misread-value] it is odd\n"
    assert render_concise(result, Look(width=20)) == line * 2
    assert render(result).startswith(line)


def test_on_a_terminal_text_wraps_between_words_and_a_place_is_never_cut() -> None:
    finding = replace(
        FINDING,
        location=Location("spec/some/where.yaml", 3, 7),
        message="there are a good many words to be said of this at spec/other/place.yaml:17:3",
        hint="write one word, or another that is just as long, in its place",
    )
    assert render(Result((finding,)), Look(width=54)) == drawn(
        """
        spec/some/where.yaml:3:7: SSG115 [misread-value] there
            are a good many words to be said of this at
            spec/other/place.yaml:17:3
            = help: write one word, or another that is just as
                    long, in its place
        """
    )
    assert render(Result((finding,))).count("\n") == 2


def test_links_lead_to_the_rule_and_to_the_file(tmp_path: Path) -> None:
    Path("a b.yaml").write_text("a: on\n", encoding="utf-8")
    finding = replace(FINDING, location=Location("a b.yaml", 1, 4))
    text = render(Result((finding,)), Look(links=True, width=80))
    place = f"{(tmp_path / 'a b.yaml').as_uri()}\x1b\\a b.yaml:1:4:\x1b]8;;\x1b\\ "
    assert text.startswith("\x1b]8;;" + place)
    assert "/docs/rules/misread-value.md\x1b\\SSG115\x1b]8;;\x1b\\ [misread-value] " in text

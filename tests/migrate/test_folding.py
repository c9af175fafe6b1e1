"""Rewriting a file costs what its edits cost: what no edit touches is left alone."""

from __future__ import annotations

import ast
from pathlib import Path

import libcst
import pytest

import ssotgen.migrate
from ssotgen.codebase.facts import Place
from ssotgen.migrate.codemods.edits import BlockEdit, FileEdits, ReadEdit, Spot
from ssotgen.migrate.folding import folded


def reading(*lines: int) -> FileEdits:
    """Return the edits of a read on each of the lines."""
    return FileEdits(reads={Place(line, 0, line, 1): ReadEdit("x") for line in lines})


FUNCTION = (
    "def f{n}(a, b):\n    # about it\n    first = a + {n}\n    second = b\n    return first\n"
)


CLASS = """\
class A:
    x = 1

    @staticmethod
    def f():
        a = 1
        b = '''
  text
'''
        return a

    y = 1"""
TABS = "async def f():\n\ta = 'größer'\n\tb = 2\n\treturn a  # noqa\n\t# the end\nx = 1\n"
NESTED = "def f():\n    @cache\n    def g():\n        return 1\n\n    return g\n"


@pytest.mark.parametrize(
    "text",
    [
        FUNCTION.format(n=1),
        FUNCTION.format(n=1).replace("\n", "\r\n"),
        CLASS,
        TABS,
        NESTED,
        "def f(a): return a\n\n\ndef g(): \\\n    return 1\n",
        "def f():\n\n    a = 1\n    b = 2\n    c = 3\n",
    ],
)
def test_what_is_folded_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    short = folded(data, ast.parse(data), FileEdits())
    assert short.unfolded(short.data) == data
    assert short.unfolded(short.named(short.data)) == data
    assert short.data.count(b"\n") == data.count(b"\n")
    assert libcst.parse_module(short.data).bytes == short.data


def test_every_file_comes_back_as_it_was() -> None:
    for path in Path(ssotgen.migrate.__path__[0]).rglob("*.py"):
        data = path.read_bytes()
        short = folded(data, ast.parse(data), FileEdits())
        assert short.unfolded(short.data) == data
        ast.parse(short.data)


@pytest.mark.parametrize(
    "body",
    [
        "    import os\n    a = 1\n    return a\n",
        "    a = 1  # fmt: off\n    b = 1\n    return a\n",
        "    # isort: skip_file\n    b = 1\n    a = b\n    return a\n",
    ],
)
def test_what_a_rewrite_looks_at_is_not_folded(body: str) -> None:
    data = f"def f():\n    x = 1\n{body}".encode()
    assert folded(data, ast.parse(data), FileEdits()).data == data


def test_a_byte_order_mark_stays_in_front_and_an_import_behind_it_is_seen() -> None:
    data = f"\ufeffimport enum\nx = 1\ny = 2\n{FUNCTION.format(n=1)}".encode()
    short = folded(data, ast.parse(data), FileEdits())
    assert short.data.startswith(b"\xef\xbb\xbfimport enum\n")
    assert short.bodies


def test_an_edited_body_is_not_folded_and_those_beside_it_are() -> None:
    methods = "".join(
        f"    def f{n}(self):\n        a = {n}\n        b = a\n        return b\n" for n in range(3)
    )
    data = f"class A:\n{methods}".encode()
    short = folded(data, ast.parse(data), reading(8))
    assert b"a = 1" in short.data
    assert [body.partition(b"\n")[0] for body in short.bodies] == [b"a = 0", b"a = 2"]


def test_a_long_file_is_rewritten_in_the_time_of_a_short_one() -> None:
    def size(count: int) -> int:
        text = "import os\n\n\n" + "".join(FUNCTION.format(n=n) for n in range(count))
        short = folded(text.encode(), ast.parse(text), reading(1))
        return sum(1 for line in short.data.split(b"\n") if line)

    assert size(1_000) == size(50)


def test_a_definition_below_imports_is_still_one() -> None:
    # How many blank lines are above it depends on that.
    text = "import os\n\n\n" + FUNCTION.format(n=1) + "\n\n" + FUNCTION.format(n=2)
    short = folded(text.encode(), ast.parse(text), reading(1))
    assert b"def f1" in short.data
    assert b"def f2" not in short.data


def test_a_comment_in_a_function_is_not_taken_for_one_of_the_next_statement() -> None:
    first, second = FUNCTION.format(n=1), FUNCTION.format(n=2)
    text = f"HAS_IT\n{first}{second}    # the end\n\n# about it\nHAS_IT\n"
    short = folded(text.encode(), ast.parse(text), reading(1, text.count("\n")))
    assert b"# the end" not in short.data
    assert b"# about it" in short.data
    assert short.unfolded(short.data) == text.encode()


def test_a_directive_between_two_functions_is_not_folded() -> None:
    functions = [FUNCTION.format(n=n) for n in range(4)]
    text = "{}{}# fmt: off\n{}{}".format(*functions)
    short = folded(text.encode(), ast.parse(text), FileEdits())
    assert b"\n# fmt: off\n" in short.data
    assert short.unfolded(short.data) == text.encode()


EDITED = """\
def f(a):
    first = 1
    second = 2
    third = 3

    if HAS_IT:
        fourth = 4
        fifth = 5
        sixth = 6
    elif a:
        seventh = 7
        eighth = 8
        ninth = 9
    try:
        tenth = 10
        eleventh = 11
        twelfth = 12
    finally:
        pass
"""


def test_what_is_around_an_edit_in_a_function_is_folded() -> None:
    short = folded(EDITED.encode(), ast.parse(EDITED), reading(6))
    assert [body.split()[0] for body in short.bodies] == [b"first", b"fourth", b"try:"]
    assert short.unfolded(short.data) == EDITED.encode()
    assert libcst.parse_module(short.data).bytes == short.data


def test_a_block_that_is_rewritten_is_not_folded() -> None:
    edits = FileEdits(blocks={Spot(14, 4): BlockEdit()})
    short = folded(EDITED.encode(), ast.parse(EDITED), edits)
    assert [body.split()[0] for body in short.bodies] == [b"first"]
    assert b"twelfth" in short.data


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("def f():\n    a = (1,\n    2,\n    3); b = (\n    HAS_IT)\n", 5),
        ("def f():\n    a = (1,\n    2,\n    3); \\\n    b = HAS_IT\n", 5),
        ("def f():\n    a = (1,\n    2,\n    3) \\\n\n    b = HAS_IT\n", 6),
        ("def f():\n    HAS_IT\n    @(\n        cache\n    )\n    def g():\n        return 1\n", 2),
    ],
    ids=[
        "two statements share a line",
        "joined",
        "joined with nothing",
        "decorator in parentheses",
    ],
)
def test_statements_are_folded_only_as_whole_lines(text: str, line: int) -> None:
    short = folded(text.encode(), ast.parse(text), reading(line))
    assert libcst.parse_module(short.data).bytes == short.data
    assert short.unfolded(short.data) == text.encode()
    assert b"HAS_IT" in short.data

"""Rewriting a file costs what its edits cost: the bodies that no edit touches are left alone."""

from __future__ import annotations

import ast
from pathlib import Path

import libcst
import pytest

import ssotgen.migrate
from ssotgen.migrate.folding import folded

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
    short = folded(data, ast.parse(data), [])
    assert short.unfolded(short.data) == data
    assert short.unfolded(short.named(short.data)) == data
    assert short.data.count(b"\n") == data.count(b"\n")
    assert libcst.parse_module(short.data).bytes == short.data


def test_every_file_comes_back_as_it_was() -> None:
    for path in Path(ssotgen.migrate.__path__[0]).rglob("*.py"):
        data = path.read_bytes()
        short = folded(data, ast.parse(data), [])
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
    assert folded(data, ast.parse(data), []).data == data


def test_an_edited_body_is_not_folded_and_those_beside_it_are() -> None:
    methods = "".join(
        f"    def f{n}(self):\n        a = {n}\n        b = a\n        return b\n" for n in range(3)
    )
    data = f"class A:\n{methods}".encode()
    short = folded(data, ast.parse(data), [8])
    assert b"a = 1" in short.data
    assert [body.partition(b"\n")[0] for body in short.bodies] == [b"a = 0", b"a = 2"]


def test_a_long_file_is_rewritten_in_the_time_of_a_short_one() -> None:
    def size(count: int) -> int:
        text = "import os\n\n\n" + "".join(FUNCTION.format(n=n) for n in range(count))
        short = folded(text.encode(), ast.parse(text), [1])
        return sum(1 for line in short.data.split(b"\n") if line)

    # What is left of a function is its first line, the comment and the ends of the string.
    assert size(1_000) - size(500) <= 500 * 4

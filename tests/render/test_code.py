"""Emitters make code that means what the spec says, laid out as black lays it out, or refuse."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
import tokenize
from io import StringIO

import black
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssotgen.render.python.black import is_formatted, lay_out
from ssotgen.render.python.code import (
    LINE_LENGTH,
    UnsafeCodeError,
    comment,
    docstring,
    dotted,
    flat_literal,
    identifier,
    is_printable,
    literal,
    text_literal,
    text_literals,
)

AWKWARD = st.text(
    st.one_of(
        st.sampled_from(list("'\"\\\n\r\t{}%#:\x00\x0b\x0c\x1b\x85\u2028\u2029\u202e\ufeff é漢🎉")),
        st.characters(),
    ),
    max_size=60,
)
PLAIN = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        AWKWARD,
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(AWKWARD, inner, max_size=4)
    ),
    max_leaves=12,
)


@given(AWKWARD)
@example("'\"'\"")
@example('say "hi"')
@example("\ud800")
def test_text_literal_evaluates_to_its_text(text: str) -> None:
    source = text_literal(text)
    assert ast.literal_eval(source) == text
    assert len(source.splitlines()) == 1
    assert lay_out(f"x = {source}") in (f"x = {source}", f"x = (\n    {source}\n)")


@given(st.binary(max_size=20))
@example(b"'\"\\\n\x00\xff")
@example(b'"')
def test_bytes_have_a_literal_that_black_agrees_with(value: bytes) -> None:
    source = flat_literal(value)
    assert ast.literal_eval(source) == value
    assert lay_out(f"x = {source}") == f"x = {source}"


@given(PLAIN, st.integers(0, 3))
def test_literal_evaluates_to_its_value_and_black_agrees(value: object, depth: int) -> None:
    indent = 4 * depth
    source = literal(value, indent, before=4)
    assert ast.literal_eval(source) == value
    blocks = "".join(f"{'    ' * level}if x:\n" for level in range(depth))
    nested = f"{blocks}{' ' * indent}x = {source}"
    if not isinstance(value, str | int | float) and is_formatted(nested):
        assert lay_out(nested) == nested.rstrip("\n")


def test_sets_are_sorted_and_dicts_keep_their_order() -> None:
    assert flat_literal({"b", "a"}) == '{"a", "b"}'
    assert flat_literal(set()) == "set()"
    assert flat_literal({"b": 1, "a": (2,)}) == '{"b": 1, "a": (2,)}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object(), 1j])
def test_what_has_no_literal_is_refused(value: object) -> None:
    with pytest.raises(UnsafeCodeError):
        literal(value)


@given(AWKWARD.filter(lambda text: text.strip() != ""), st.sampled_from([0, 4, 8]))
@example('ends with a quote"', 4)
@example('ends with a backslash and a quote\\"', 4)
@example('ends with two backslashes and a quote\\\\"', 0)
@example('"starts with a quote', 4)
@example('three """ quotes \\" and a backslash \\', 4)
@example("ends with blanks  ", 4)
def test_docstring_reads_as_its_text_and_black_leaves_it(text: str, indent: int) -> None:
    text = text.replace("\t", " ")  # cleandoc expands a tab by the column that it stands in
    above = {0: "", 4: "def f():\n    ", 8: "class C:\n    def f():\n        "}[indent]
    source = f"{above}{docstring(text, indent)}"
    *_, owner = (
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    )
    found = ast.get_docstring(owner, clean=True)
    assert found is not None
    begun = text.lstrip()
    ended = re.sub(r"\n\s*\Z", "", begun)  # without lines of nothing but white space
    expected = (
        inspect.cleandoc(text),
        inspect.cleandoc(begun).rstrip("\n "),
        inspect.cleandoc(ended),
        inspect.cleandoc(ended).rstrip("\n "),
    )
    if found not in expected:
        assert found.split() == text.split()
        assert len(source) > len(above) - indent + LINE_LENGTH
    assert lay_out(source) == source


def test_long_lines_of_a_docstring_are_broken_at_spaces() -> None:
    text = f"{'word ' * 20}end.\n\n  - {'item ' * 20}end, and {'x' * 90} as it is."
    lines = docstring(text, 8).split("\n")
    assert [line for line in lines if len(f"        {line.strip()}") > 88] == [f"{'':10}{'x' * 90}"]
    assert all(line.startswith(" " * 10) for line in lines if "item" in line)
    assert text.split() == "\n".join(lines).strip('"').split()


def test_long_texts_are_cut_after_spaces() -> None:
    text = "It's a text  with words and an averylongword"
    literals = text_literals(text, 14)
    assert literals == ['"It\'s a "', '"text  with "', '"words and "', '"an averylong"', '"word"']
    assert "".join(map(ast.literal_eval, literals)) == text


@given(AWKWARD)
def test_comment_shows_the_text_or_refuses_it(text: str) -> None:
    try:
        source = comment(text)
    except UnsafeCodeError:
        assert any(not is_printable(each) and each not in "\n\t" for each in text)
        return
    tokens = list(tokenize.generate_tokens(StringIO(str(source) + "\n").readline))
    kinds = {tokenize.tok_name[token.type] for token in tokens}
    assert kinds <= {"COMMENT", "NL", "ENDMARKER", "NEWLINE"}
    shown = [token.string[2:] for token in tokens if token.type == tokenize.COMMENT]
    assert shown == [line.rstrip() for line in text.rstrip("\n").split("\n")]


@pytest.mark.parametrize("name", ["", "class", "a b", "a.b", "1a", "a;b", "é\u0301 "])
def test_what_is_no_identifier_is_refused(name: str) -> None:
    with pytest.raises(UnsafeCodeError):
        identifier(name)


def test_dotted_names() -> None:
    assert dotted("a.b_c") == "a.b_c"
    for wrong in ("a..b", ".a", "a.", "a.import", "a.b()"):
        with pytest.raises(UnsafeCodeError):
            dotted(wrong)


def test_printable_characters_are_the_same_under_every_python() -> None:
    for each in "aé漢ß€ж":
        assert is_printable(each)
    for each in "\x00\n\x7f\x85\xa0\u200b\u2028\u202e\ufeff\ud800\ufffe\U0001fae8":
        assert not is_printable(each)


def test_layout_is_blacks_with_no_settings_of_the_user() -> None:
    source = "x = [1,2]\n"
    assert lay_out(source) == black.format_str(source, mode=black.Mode()).rstrip("\n")
    assert textwrap.dedent(lay_out("def f(): pass")) == "def f():\n    pass"

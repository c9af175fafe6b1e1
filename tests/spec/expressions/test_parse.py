"""Expressions are read into a closed tree; whatever is outside is refused at its character."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.hints import text_of

from ssotgen.render.python.expressions import render_expression
from ssotgen.spec.expressions.parse import (
    MAX_LENGTH,
    ExpressionSyntaxError,
    parse_expression,
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a", "self.a"),
        ("timeout > 60", "self.timeout > 60"),
        ("0 < a <= b", "0 < self.a <= self.b"),
        ("(a or b) and c", "(self.a or self.b) and self.c"),
        ("a or b and c", "self.a or self.b and self.c"),
        ("not (a and b)", "not (self.a and self.b)"),
        ("not a in (1, 2)", "self.a not in (1, 2)"),
        ("not a is None", "self.a is not None"),
        ("x in {Kind.ONE}", "self.x in (Kind.ONE,)"),
        ("(a - (b - c)) / d", "(self.a - (self.b - self.c)) / self.d"),
        ("a - b - c", "self.a - self.b - self.c"),
        ("-(a + 1) * --b", "-(self.a + 1) * --self.b"),
        ("(a if b else c) if d else e", "(self.a if self.b else self.c) if self.d else self.e"),
        ("a if b else c if d else e", "self.a if self.b else self.c if self.d else self.e"),
        ("(a == b) == c", "(self.a == self.b) == self.c"),
        ("len(name) == 0", "len(self.name) == 0"),
        ("  a\n  and b\t", "self.a and self.b"),
        ("'it\\'s' == name", '"it\'s" == self.name'),
        ("1_000 < a", "1000 < self.a"),
        ("a // 2 % -3", "self.a // 2 % -3"),
    ],
)
def test_an_expression_is_rebuilt_with_the_parentheses_it_needs(text: str, source: str) -> None:
    assert render_expression(parse_expression(text)) == source


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("", 0, "is empty", ""),
        ("   ", 0, "is empty", ""),
        ("a && b", 2, "unknown operator `&&`", "write `and`"),
        ("a || b", 2, "unknown operator `||`", "write `or`"),
        ("!a", 0, "unknown operator `!`", "write `not`"),
        ("a = 3", 2, "`=` does not compare", "write `==`"),
        ("a => 3", 2, "unknown operator `=>`", "write `>=`"),
        ("a > ", 3, "a value is missing after `>`", "add it"),
        ("a > 3 and", 9, "a value is missing after `and`", "add it"),
        ("* 3", 0, "a value is missing in front of `*`", "add it"),
        ("(a > 3", 0, "this ( is never closed", "add `)`"),
        ("a > 3)", 5, "this ) was never opened", "remove it"),
        ("a if b", 6, "`if` without `else`", "add `else` and a value"),
        ("a == 'x", 5, "quoted string is never closed", "closing quote"),
        ("a b", 2, "not an expression", "the operators are"),
        ("'=' == a = 3", 9, "`=` does not compare", "write `==`"),
        ("é == 'ü' and foo()", 13, "a call", "only `len()`"),
        ("a and __import__('os')", 6, "a call", "only `len()`"),
        ("name.upper()", 0, "a call", "only `len()`"),
        ("a.__class__ == 1", 0, "'.__class__' is not a member of an enum", ""),
        ("a.b.c.d", 0, "'.d' is not a member of an enum", ""),
        ("self.a", 0, "without `self`", "write `a`"),
        ("a[0]", 0, "an index", ""),
        ("lambda: a", 0, "a lambda", ""),
        ("[x for x in a]", 0, "a comprehension", ""),
        ("f'{a}'", 0, "an f-string", ""),
        ("b'x' == a", 0, "a bytes literal", ""),
        ("1j + a", 0, "a complex literal", ""),
        ("... == a", 0, "`...`", ""),
        ("(a := 3)", 1, "an assignment", ""),
        ("a ** 2", 2, "unknown operator `**`", "the operators are"),
        ("a << 2", 2, "unknown operator `<<`", "the operators are"),
        ("~a", 0, "`~`", ""),
        ("a is 3", 5, "`is` only compares with None", "use `==`"),
        ("a == None", 5, "`==` does not compare with None", "use `is None`"),
        ("a != True", 5, "`!=` does not compare with True", "use the condition alone"),
        ("a == true", 5, "unknown value 'true'", "write `True`"),
        ("a in b in c", 0, "cannot be part of a chained comparison", ""),
        ("[1, 2]", 0, "only follow `in`", "len()"),
        ("a == []", 5, "only follow `in`", "len()"),
        ("len(a, b)", 0, "exactly one value", ""),
        ("1e999 > a", 0, "too large for a float", ""),
        ("99999999999999999999 > a", 0, "too large", ""),
        ("a # b\n and c", 2, "a comment", "remove it"),
        ("'\ud800' == a", 1, "surrogate", ""),
        ("a" * (MAX_LENGTH + 1), MAX_LENGTH, "more than 2,000", "split it"),
        ("not " * 40 + "a", 124, "more than 30 levels deep", "split it"),
    ],
)
def test_all_else_is_refused_at_its_character(
    text: str, offset: int, message: str, hint: str
) -> None:
    with pytest.raises(ExpressionSyntaxError) as caught:
        parse_expression(text)
    assert message in caught.value.message
    assert hint in text_of(caught.value.hint)
    assert caught.value.offset == offset


@pytest.mark.parametrize("text", ["(" * 1000 + "a", "-" * 1999 + "1", "\x00", "9" * 1999, "a if"])
def test_no_text_crashes_the_parser(text: str) -> None:
    with pytest.raises(ExpressionSyntaxError):
        parse_expression(text)


@given(st.text(st.sampled_from(list("ab1.()[]{}'\"\\ +-*/%=<>!&|#\n:,fELénotadr")), max_size=40))
def test_any_text_is_an_expression_or_an_error_in_it_or_at_its_end(text: str) -> None:
    try:
        expression = parse_expression(text)
    except ExpressionSyntaxError as error:
        assert 0 <= error.offset <= len(text)
    else:
        source = render_expression(expression)
        compile(source, "rendered", "eval")
        # What was rendered reads back as the same expression.
        again = parse_expression(source.replace("self.", ""))
        assert render_expression(again) == source


def test_parsing_warns_of_nothing() -> None:
    code = (
        "from ssotgen.spec.expressions.parse import parse_expression as p; p(r\"'\\d' == a\");"
        " p('1 if a else 2'); p('a is None')"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")

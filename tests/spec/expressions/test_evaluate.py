"""The evaluator gives what Python gives for the rendered expression, and never runs away."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, IntEnum
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssotgen.render.python.expressions import render_expression
from ssotgen.spec.build import build
from ssotgen.spec.expressions.evaluate import EvaluationError, evaluate, python_value
from ssotgen.spec.expressions.parse import ExpressionSyntaxError, parse_expression
from ssotgen.spec.index import Lookup
from ssotgen.spec.types.parse_type import parse_type
from ssotgen.spec.yaml.document import NO_TEXT, YamlSequence
from ssotgen.spec.yaml.read import read_documents

SPEC = """
project: {name: sample, package: samples, summary: S., target_python: "3.10"}
enums:
  Kind: {members: {ONE: one, TWO: two, ALSO_TWO: {value: two, alias: true}}}
  Level: {base: IntEnum, members: {LOW: 1, HIGH: 2}}
  Right: {base: Flag, members: {READ: 1, WRITE: 2, BOTH: 3}}
"""


Kind = Enum("Kind", {"ONE": "one", "TWO": "two", "ALSO_TWO": "two"})
Level = IntEnum("Level", {"LOW": 1, "HIGH": 2})


@pytest.fixture(scope="module")
def lookup(tmp_path_factory: pytest.TempPathFactory) -> Lookup:
    folder: Path = tmp_path_factory.mktemp("spec")
    (folder / "a.yaml").write_text(SPEC)
    spec = build(read_documents(folder).documents).spec
    assert spec is not None
    return Lookup(spec)


ATOMS = [
    "a", "b", "s", "n", "kind", "level", "names", "0", "1", "2.5", "-3", "'x'", "True", "None",
    "Kind.ONE", "Kind.ALSO_TWO", "Level.HIGH", "(n is None)", "(a is not None)", "(kind == a)",
]  # fmt: skip
OPERATORS = ("+", "-", "*", "/", "//", "%", "<", "<=", ">", ">=", "and", "or")
FORMS = [
    *(f"({{}} {operator} {{}})" for operator in OPERATORS),
    "(not {})", "(-{})", "({} if {} else {})", "len({})", "({} in (kind, {}))", "({} != kind)",
]  # fmt: skip


@st.composite
def expressions(draw: st.DrawFn, depth: int = 3) -> str:
    """Draw the text of an expression, sound or not."""
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(ATOMS))
    form = draw(st.sampled_from(FORMS))
    return form.format(*(draw(expressions(depth - 1)) for _ in range(form.count("{}"))))


@given(
    expressions(),
    st.integers(-3, 3),
    st.integers(-3, 3),
    st.sampled_from(["ONE", "TWO"]),
)
@settings(max_examples=300)
def test_it_agrees_with_python(lookup: Lookup, text: str, a: int, b: int, kind: str) -> None:
    try:
        expression = parse_expression(text)
    except ExpressionSyntaxError:  # such as None != kind
        return
    values: dict[str, object] = {"a": a, "b": b, "s": "text", "n": None, "names": ["x"]}
    instance = SimpleNamespace(**values, kind=Kind[kind], level=Level.LOW)
    given_values = {
        **values,
        "kind": python_value(kind, parse_type("Kind"), lookup),
        "level": python_value("LOW", parse_type("Level"), lookup),
    }
    try:
        found = evaluate(expression, given_values, lookup)
    except EvaluationError:
        return
    names = {"self": instance, "Kind": Kind, "Level": Level, "len": len}
    expected = eval(render_expression(expression), {"__builtins__": {}}, names)
    if isinstance(expected, Kind):
        assert found == python_value(expected.name, parse_type("Kind"), lookup)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("missing > 1", "missing has no value"),
        ("a / 0 > 1", "it divides by zero"),
        ("s > 1", "`>` does not work on str and int"),
        ("s * 1000000", "`*` does not work on str"),
        ("s % a", "`%` does not work on str"),
        ("loop", "loop depends on itself"),
        ("kind + 1", "`+` does not work on Kind and int"),
        ("len(a)", "int has no len()"),
        ("-s", "`-` does not work on str"),
        ("kind == Kind.NONE", "Kind has no member 'NONE'"),
        (" + ".join(["big"] * 30), "the result of `+` is too large"),
        ("9e300 * 9e300 > huge * 1.0", "the result of `*` is too large"),
    ],
)
def test_what_gives_nothing_says_why(lookup: Lookup, text: str, message: str) -> None:
    values = {
        "a": 1,
        "s": "text",
        "big": "x" * 50_000,
        "huge": 10**400,
        "kind": python_value("ONE", parse_type("Kind"), lookup),
    }
    properties = {"loop": parse_expression("loop + 1")}
    with pytest.raises(EvaluationError) as caught:
        evaluate(parse_expression(text), values, lookup, properties)
    assert str(caught.value) == message


def test_data_of_the_spec_becomes_values(lookup: Lookup) -> None:
    listed = YamlSequence(NO_TEXT, 1, 1)
    listed.extend(["ONE", "ALSO_TWO"])
    kinds = python_value(listed, parse_type("set[Kind]"), lookup)
    values = {
        "kinds": kinds,
        "start": python_value("2026-01-31", parse_type("datetime"), lookup),
        "pause": python_value(90, parse_type("timedelta | None"), lookup),
        "level": python_value("HIGH", parse_type("Level"), lookup),
        "rights": python_value("BOTH", parse_type("Right"), lookup),
        "is_long": True,
    }
    assert values["start"] == datetime(2026, 1, 31)
    assert values["pause"] == timedelta(seconds=90)
    text = "Kind.TWO in kinds and level >= 2 and Right.READ in rights and is_long"
    assert evaluate(parse_expression(text), values, lookup) is True


def test_properties_are_evaluated_where_they_are_named(lookup: Lookup) -> None:
    properties = {
        "double": parse_expression("a * 2"),
        "is_big": parse_expression("double > 5"),
    }
    assert evaluate(parse_expression("is_big"), {"a": 3}, lookup, properties) is True

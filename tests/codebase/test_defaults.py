"""Annotations and defaults of every scalar type, as generated code has them, read back from it."""

from __future__ import annotations

import pytest
from support.scalar_rows import ROWS

from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.defaults import ComputedError, DefaultReader
from ssotgen.codebase.resolve import Origin
from ssotgen.render.python.code import flat_literal
from ssotgen.spec.types.parse_type import parse_type
from ssotgen.spec.types.scalars import SCALARS


def origin(chain: str) -> Origin | None:
    """Return what a name means where every type is imported from its module."""
    name, _, attribute = chain.partition(".")
    row = SCALARS.get(name)
    if row is None or not row.module:
        return None
    modules = (f"{row.module}.{name}",) if attribute else (row.module,)
    return Origin(None, modules, attribute or name)


NAMES = AnnotationReader(origin, lambda _: None)


@pytest.mark.parametrize("name", ROWS)
def test_an_annotation_is_read_as_the_type(name: str) -> None:
    qualified = SCALARS[name].qualified_name
    assert NAMES.type_text(f"Optional[{name}]") == f"{name} | None"
    if SCALARS[name].module:
        module = AnnotationReader(
            lambda chain: Origin(None, (chain.rpartition(".")[0],), name), lambda _: None
        )
        assert module.type_text(qualified) == name


@pytest.mark.parametrize("name", ROWS)
def test_a_default_is_read_as_the_plain_form_that_it_was_made_of(name: str) -> None:
    row, ref = SCALARS[name], parse_type(name)
    reader = DefaultReader(NAMES)
    for plain in (*ROWS[name].values, *row.samples):
        text = row.source.format(flat_literal(row.constant(plain)))
        assert reader.is_default(text, plain, ref)
        assert row.to_python(reader.read(text, ref)) == row.to_python(plain)
        assert not reader.is_default("dataclasses.MISSING", plain, ref)


def test_equal_decimal_numbers_with_other_digits_are_not_the_same_default() -> None:
    reader = DefaultReader(NAMES)
    assert reader.is_default("Decimal('1.50')", "1.50", parse_type("Decimal"))
    assert not reader.is_default("Decimal('1.5')", "1.50", parse_type("Decimal"))
    assert not reader.is_default("Decimal(1.5)", "1.5", parse_type("Decimal"))


@pytest.mark.parametrize(
    ("annotation", "type_text"),
    [
        ("Literal['a', \"it's\"]", 'Literal["a", "it\'s"]'),
        ("Literal[1, -2] | None", "Literal[1, -2] | None"),
        ("Optional[Literal[True]]", "Literal[True] | None"),
        ("Tuple[int, ...]", "tuple[int, ...]"),
        ("tuple", "tuple[Any, ...]"),
        ("FrozenSet['str']", "frozenset[str]"),
    ],
)
def test_annotations_are_read_as_a_spec_has_them(annotation: str, type_text: str) -> None:
    assert NAMES.type_text(annotation) == type_text
    assert str(parse_type(type_text)) == type_text


@pytest.mark.parametrize(
    ("text", "type_text", "value"),
    [
        ("'a'", 'Literal["a", "b"]', "a"),
        ("-2", "Literal[1, -2] | None", -2),
        ("None", "Literal[1, -2] | None", None),
        ("(1, 2)", "tuple[int, ...]", [1, 2]),
        ("()", "tuple[int, ...]", []),
        ("tuple()", "tuple[int, ...]", []),
        ("tuple([1])", "tuple[int, ...]", [1]),
        ("frozenset({'b', 'a'})", "frozenset[str]", ["b", "a"]),
        ("frozenset()", "frozenset[str]", []),
        ("field(default_factory=frozenset)", "frozenset[str]", []),
    ],
)
def test_defaults_of_other_types_are_read(text: str, type_text: str, value: object) -> None:
    names = AnnotationReader(lambda chain: Origin(None, ("dataclasses",), chain), lambda _: None)
    assert DefaultReader(names).read(text, parse_type(type_text)) == value


@pytest.mark.parametrize(
    ("text", "type_text"),
    [
        ("'c'", 'Literal["a", "b"]'),
        ("True", "Literal[1, -2]"),
        ("[1]", "tuple[int, ...]"),
        ("{1}", "frozenset[int]"),
        ("make()", 'Literal["a", "b"]'),
    ],
)
def test_a_default_of_another_type_is_not_read(text: str, type_text: str) -> None:
    with pytest.raises(ComputedError):
        DefaultReader(NAMES).read(text, parse_type(type_text))

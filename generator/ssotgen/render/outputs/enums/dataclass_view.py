"""What the template shows of a dataclass: every piece of source worked out, loops left."""

from __future__ import annotations

from dataclasses import dataclass

from ssotgen.diagnostics.finding import Location
from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.outputs.enums.value_source import (
    Bracketed,
    Piece,
    is_mutable,
    lay_out_piece,
    value_piece,
)
from ssotgen.render.outputs.enums.wire import reader_type, wire_entry
from ssotgen.render.python.code import Code, annotation, flat_literal, identifier, text_literal
from ssotgen.render.python.expressions import render_expression
from ssotgen.spec.expressions.can_fail import can_fail, reads_any
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import CheckSpec, DataclassSpec, FieldSpec, PropertySpec
from ssotgen.spec.types.grammar import OptionalOf, Scalar, TypeRef, named_types

_FIELD_INDENT = 4
_BODY_INDENT = 8
_ENTRY_INDENT = 12


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: its whole assignment, and the text of its docstring."""

    source: Code
    doc: str


@dataclass(frozen=True, slots=True)
class PropertyView:
    """A property: its name, type and expression.

    `is_vague` says that the expression may count as Any, which mypy --strict lets no function with
    a declared type return.
    """

    name: str
    type: TypeRef
    value: Code
    doc: str
    is_vague: bool


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check: its condition, the call that reports it, and, where evaluating the condition may
    fail (as a division by zero does), the call that reports that."""

    when: Code
    report: Code
    failure: Code | None


@dataclass(frozen=True, slots=True)
class DataclassView:
    """A dataclass as the template shows it.

    `entries` are the items of `to_dict()`, `readers` those of the table that `from_dict()` goes by;
    `limits` are calls that give lists of issues.
    """

    name: str
    doc: str
    frozen: bool
    fields: tuple[FieldView, ...]
    properties: tuple[PropertyView, ...]
    entries: tuple[Code, ...]
    readers: tuple[Code, ...]
    limits: tuple[Code, ...]
    checks: tuple[CheckView, ...]
    location: Location


def dataclass_view(item: DataclassSpec, lookup: Lookup) -> DataclassView:
    """Return the view of a dataclass of the spec."""
    properties = sorted(item.properties, key=lambda each: each.name)
    shown = [(each.name, each.type) for each in item.fields]
    shown += [(each.name, each.type) for each in properties if each.serialize]
    readers = [f"{flat_literal(each.name)}: {reader_type(each.type)}" for each in item.fields]
    readers += [f"{flat_literal(each.name)}: property" for each in properties if each.serialize]
    return DataclassView(
        name=item.name,
        doc=doc_text(item.summary or f"{item.name}.", item.deprecated),
        frozen=item.frozen,
        fields=tuple(_field(each, lookup) for each in item.fields),
        properties=tuple(_property(each, item) for each in properties),
        entries=tuple(
            wire_entry(name, f"self.{name}", ref, lookup, _ENTRY_INDENT) for name, ref in shown
        ),
        readers=tuple(Code(each) for each in readers),
        limits=tuple(limit for each in item.fields for limit in _limits(each, lookup)),
        checks=tuple(_check(each, item) for each in item.checks),
        location=item.location,
    )


def _field(field: FieldSpec, lookup: Lookup) -> FieldView:
    begin = f"{identifier(field.name)}: {annotation(field.type)}"
    doc = doc_text(field.summary, field.deprecated)
    if not field.has_default:
        return FieldView(Code(begin), doc)
    begin += " = "
    default = lay_out_piece(_default(field, lookup), _FIELD_INDENT, len(begin))
    return FieldView(Code(begin + default), doc)


def _default(field: FieldSpec, lookup: Lookup) -> Piece:
    piece = value_piece(field.default, field.type, lookup)
    if not is_mutable(field.default, field.type, lookup):
        return piece
    empty = _empty_factory(field, lookup)
    factory = ("default_factory=", empty) if empty else ("default_factory=lambda: ", piece)
    return Bracketed("dataclasses.field(", (factory,), ")")


def _empty_factory(field: FieldSpec, lookup: Lookup) -> str | None:
    """Return the type that makes the default, an empty container, or None for any other default.

    Its parameters tell type checkers what the container holds. One that names a dataclass cannot
    stand in the body of a class, since that dataclass may be defined further down.
    """
    ref = field.type.item if isinstance(field.type, OptionalOf) else field.type
    if field.default or any(each.name in lookup.dataclasses for each in named_types(ref)):
        return None
    if ref == Scalar("Any"):
        return "list[Any]" if isinstance(field.default, list) else "dict[str, Any]"
    return str(ref)


def _property(item: PropertySpec, owner: DataclassSpec) -> PropertyView:
    is_vague = item.type != Scalar("Any") and reads_any(item.value, owner)
    statement = f"value: {annotation(item.type)} = " if is_vague else "return "
    return PropertyView(
        name=item.name,
        type=item.type,
        value=render_expression(item.value, _BODY_INDENT, len(statement)),
        doc=doc_text(item.summary, None),
        is_vague=is_vague,
    )


def _limits(field: FieldSpec, lookup: Lookup) -> list[Code]:
    name = (("", flat_literal(field.name)), ("", f"self.{identifier(field.name)}"))
    bounds = tuple(
        (f"{key}=", flat_literal(value))
        for key, value in (("minimum", field.minimum), ("maximum", field.maximum))
        if value is not None
    )
    found: list[Bracketed] = []
    if bounds:
        found.append(Bracketed("_limit_issues(", name + bounds, ")"))
    if field.min_items is not None:
        least = (("minimum=", flat_literal(field.min_items)),)
        found.append(Bracketed("_size_issues(", name + least, ")"))
    if any(each.name in lookup.dataclasses for each in named_types(field.type)):
        swapped = (name[1], name[0])
        found.append(Bracketed("_nested_issues(", swapped, ")"))
    before = len("issues += ")
    return [lay_out_piece(each, _BODY_INDENT, before) for each in found]


def _check(check: CheckSpec, owner: DataclassSpec) -> CheckView:
    message = text_literal(check.message)
    fallible = can_fail(check.when, owner)
    report = Bracketed("issues.append(", (("", message),), ")")
    unchecked = Bracketed("_unchecked(", (("", message), ("", "error")), ")")
    failure = Bracketed("issues.append(", (("", unchecked),), ")")
    inner = _BODY_INDENT + 4
    outer = inner if fallible else _BODY_INDENT
    return CheckView(
        when=render_expression(check.when, outer, len("if "), len(":")),
        report=lay_out_piece(report, outer + 4),
        failure=lay_out_piece(failure, inner) if fallible else None,
    )

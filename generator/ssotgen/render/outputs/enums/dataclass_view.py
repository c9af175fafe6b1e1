"""What the template shows of a dataclass: its fields, properties and methods as source."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.render.outputs.enums.deprecation import deprecation_decorators
from ssotgen.render.outputs.enums.docstrings import doc_text
from ssotgen.render.outputs.enums.record_methods import RecordMethods, record_methods
from ssotgen.render.outputs.enums.runtime_names import RuntimeNames
from ssotgen.render.outputs.enums.value_source import (
    Bracketed,
    Piece,
    is_mutable,
    lay_out_piece,
    value_piece,
)
from ssotgen.render.python.code import Code, annotation, flat_literal, identifier
from ssotgen.render.python.expressions import render_expression
from ssotgen.spec.expressions.can_fail import reads_any
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, FieldSpec, PropertySpec
from ssotgen.spec.types.fits import part_of
from ssotgen.spec.types.grammar import (
    ANY,
    Named,
    OptionalOf,
    TypeRef,
    UnionOf,
    has_literal,
    named_types,
    without_none,
)

_FIELD_INDENT = 4
_PLAIN = "default="
_BODY_INDENT = 8


@record
class FieldView:
    """A field: its whole assignment, and the text of its docstring."""

    source: Code
    doc: str


@record
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


@record
class DataclassView:
    """A dataclass as the template shows it."""

    name: str
    doc: str
    decorators: tuple[Code, ...]
    fields: tuple[FieldView, ...]
    properties: tuple[PropertyView, ...]
    methods: RecordMethods
    location: Location


def dataclass_view(
    item: DataclassSpec, lookup: Lookup, runtime: RuntimeNames, target_python: tuple[int, int]
) -> DataclassView:
    """Return the view of a dataclass of the spec."""
    properties = sorted(item.properties, key=lambda each: each.name)
    options = [*(["frozen"] if item.frozen else []), *item.options]
    return DataclassView(
        name=item.name,
        doc=doc_text(item.summary or f"{item.name}.", item.deprecated),
        decorators=(
            *deprecation_decorators(target_python, item),
            Code(f"@{runtime('fixed_fields')}"),
            Code(f"@dataclasses.dataclass{_arguments(options)}"),
        ),
        fields=tuple(_field(each, lookup) for each in item.fields),
        properties=tuple(_property(each, item) for each in properties),
        methods=record_methods(item, lookup, runtime),
        location=item.location,
    )


def _arguments(options: list[str]) -> str:
    return f"({', '.join(f'{option}=True' for option in options)})" if options else ""


def _field(field: FieldSpec, lookup: Lookup) -> FieldView:
    begin = f"{identifier(field.name)}: {annotation(field.type)}"
    doc = doc_text(field.summary, field.deprecated)
    options = _options(field)
    if not field.has_default and not options:
        return FieldView(Code(begin), doc)
    begin += " = "
    default = lay_out_piece(_assigned(field, options, lookup), _FIELD_INDENT, len(begin))
    # Formatted, since `+` between text and Code would escape the quotes of a Literal as HTML.
    return FieldView(Code(f"{begin}{default}"), doc)


def _options(field: FieldSpec) -> list[tuple[str, Piece]]:
    """Return the arguments of `dataclasses.field` besides the default."""
    given = {"repr": field.repr, "compare": field.compare}
    options: list[tuple[str, Piece]] = [
        (f"{option}=", "False") for option, is_wanted in given.items() if not is_wanted
    ]
    if field.key != field.name:
        entries = ((f"{flat_literal('wire')}: ", flat_literal(field.key)),)
        options.append(("metadata=", Bracketed("{", entries, "}")))
    return options


def _assigned(field: FieldSpec, options: list[tuple[str, Piece]], lookup: Lookup) -> Piece:
    """Return what the class body assigns to a field: the default, or a call that says more."""
    default = [_default(field, lookup)] if field.has_default else []
    if not options and default[0][0] == _PLAIN:
        return default[0][1]
    return Bracketed("dataclasses.field(", (*default, *options), ")")


def _default(field: FieldSpec, lookup: Lookup) -> tuple[str, Piece]:
    """Return a default as an argument of `dataclasses.field`."""
    piece = value_piece(field.default, field.type, lookup)
    if not is_mutable(field.default, field.type, lookup):
        return _PLAIN, piece
    if isinstance(field.type, OptionalOf) and has_literal(field.type):
        # Through the union, mypy does not see which texts the lambda may return.
        piece = Bracketed(f"{field.type.item}(", (("", piece),), ")")
    return _empty_factory(field, lookup) or ("default_factory=lambda: ", piece)


def _empty_factory(field: FieldSpec, lookup: Lookup) -> tuple[str, Piece] | None:
    """Return what makes the default, an empty container, or None for any other default.

    It is the type, whose parameters tell type checkers what the container holds. One that names a
    dataclass is for a function to read, since that dataclass may be defined further down.
    """
    ref = without_none(field.type)
    if isinstance(ref, UnionOf):
        ref = part_of(ref, field.default, lookup)
    if field.default or isinstance(ref, Named):
        return None
    if ref == ANY:
        kind = "list[Any]" if isinstance(field.default, list) else "dict[str, Any]"
        return "default_factory=", kind
    if any(each.name in lookup.dataclasses for each in named_types(ref)):
        return "default_factory=lambda: ", f"{ref}()"
    return "default_factory=", str(ref)


def _property(item: PropertySpec, owner: DataclassSpec) -> PropertyView:
    is_vague = item.type != ANY and reads_any(item.value, owner)
    statement = f"value: {annotation(item.type)} = " if is_vague else "return "
    return PropertyView(
        name=item.name,
        type=item.type,
        value=render_expression(item.value, _BODY_INDENT, len(statement)),
        doc=doc_text(item.summary, None),
        is_vague=is_vague,
    )

"""Plain data of the spec (a default, a layer's value) as the source of the Python value that it
means: an enum by its member, a datetime from its text, a dataclass by its constructor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.render.python.code import (
    INDENT,
    LINE_LENGTH,
    Code,
    UnsafeCodeError,
    flat_literal,
    identifier,
)
from ssotgen.spec.index import Lookup
from ssotgen.spec.types.containers import CONTAINERS
from ssotgen.spec.types.fits import part_of
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.limits import limit_row, unit_row
from ssotgen.spec.types.scalar_type import ScalarType
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value, YamlMapping, YamlSequence


@record
class Bracketed:
    """Source that can be laid out on one line or exploded: what opens it, its items, each with what
    comes before it (a keyword, a key), and what closes it."""

    opening: str
    items: tuple[tuple[str, Piece], ...]
    closing: str


Piece: TypeAlias = "str | Bracketed"

_TUPLE = "("
"""What opens a tuple alone: a call has a name in front."""


def lay_out_piece(piece: Piece, indent: int = 0, before: int = 0, after: int = 0) -> Code:
    """Return the source of a piece that begins `before` columns into a line indented by `indent`
    columns and is followed by `after` more: on one line where that fits, else exploded."""
    flat = _flat(piece)
    if isinstance(piece, str) or not piece.items:
        return Code(flat)
    if indent + before + len(flat) + after <= LINE_LENGTH:
        return Code(flat)
    inner = indent + len(INDENT)
    # Formatted, since `+` between text and Code would escape the text as HTML.
    lines = [
        f"{' ' * inner}{prefix}{lay_out_piece(item, inner, len(prefix), 1)},\n"
        for prefix, item in piece.items
    ]
    return Code(piece.opening + "\n" + "".join(lines) + " " * indent + piece.closing)


def lay_out_call(call: Bracketed, indent: int, before: int = 0, after: int = 0) -> Code:
    """Return the source of a call as `lay_out_piece` does, but with all arguments on one line where
    they fit on a line of their own."""
    line = ", ".join(prefix + _flat(item) for prefix, item in call.items)
    inner = indent + len(INDENT)
    flat = f"{call.opening}{line}{call.closing}"
    if indent + before + len(flat) + after <= LINE_LENGTH:
        return Code(flat)
    if inner + len(line) > LINE_LENGTH:
        return lay_out_piece(call, indent, before, after)
    return Code(f"{call.opening}\n{' ' * inner}{line}\n{' ' * indent}{call.closing}")


def value_piece(value: Value, ref: TypeRef, lookup: Lookup) -> Piece:
    """Return the source of `value`, plain data of the spec for a place of the type `ref`.

    Raises:
        UnsafeCodeError: The value does not fit the type; the rules keep such out of a spec that
            holds.
    """
    if isinstance(ref, OptionalOf):
        return "None" if value is None else value_piece(value, ref.item, lookup)
    if isinstance(ref, UnionOf):
        return value_piece(value, part_of(ref, value, lookup), lookup)
    if isinstance(ref, Scalar):
        return _scalar(value, ref.name)
    if isinstance(ref, LiteralOf) and ref.holds(value):
        return flat_literal(value)
    if isinstance(ref, Named):
        return _named(value, ref.name, lookup)
    if isinstance(ref, DictOf) and isinstance(value, YamlMapping):
        pieces = {key: value_piece(item, ref.item, lookup) for key, item in value.items()}
        return _mapping(pieces) if ref.key is None else _keyed(pieces, ref.key)
    if isinstance(ref, ListOf) and isinstance(value, YamlSequence):
        items = [value_piece(each, ref.item, lookup) for each in value]
        return _tuple(items) if ref.kind == "tuple" else _list(items)
    if isinstance(ref, SetOf) and isinstance(value, YamlSequence):
        return _set([value_piece(each, ref.item, lookup) for each in _sorted_numbers(value)], ref)
    raise UnsafeCodeError(f"{value!r} is no {ref}")


def is_mutable(value: Value, ref: TypeRef, lookup: Lookup) -> bool:
    """Whether two instances must not share the default `value`."""
    if isinstance(ref, UnionOf):
        return is_mutable(value, part_of(ref, value, lookup), lookup)
    if isinstance(ref, Named):
        return ref.name in lookup.dataclasses and value is not None
    if (
        isinstance(ref, ListOf | SetOf)
        and CONTAINERS[ref.kind].is_fixed
        and isinstance(value, list)
    ):
        return any(is_mutable(item, ref.item, lookup) for item in value)
    return not (isinstance(ref, OptionalOf) and not is_mutable(value, ref.item, lookup)) and (
        isinstance(value, list | dict)
    )


def _scalar(value: Value, name: str) -> Piece:
    if name == "Any":
        return _any(value)
    row = SCALARS[name]
    if not row.fits(value):
        raise UnsafeCodeError(f"{value!r} is no {name}")
    return _scalar_source(value, row)


def _scalar_source(value: Value, row: ScalarType) -> str:
    return row.source.format(flat_literal(row.constant(value)))


def limit_source(value: Value, ref: TypeRef) -> str:
    """Return the source of `minimum` or `maximum` of a field of type `ref`.

    Raises:
        UnsafeCodeError: Such a field has no limits, or the value is not one.
    """
    row = limit_row(ref)
    if row is None or not row.fits(value):
        raise UnsafeCodeError(f"{value!r} is no limit of {ref}")
    return flat_literal(value) if row.is_plain else _scalar_source(value, row)


def unit_source(value: Value, ref: TypeRef) -> str:
    """Return the source of `multiple_of` of a field of type `ref`.

    Raises:
        UnsafeCodeError: Such a field has none, or the value is not one.
    """
    row = unit_row(ref)
    if row is None or not row.fits(value):
        raise UnsafeCodeError(f"{value!r} is no unit of {ref}")
    return _scalar_source(value, row)


def _named(value: Value, name: str, lookup: Lookup) -> Piece:
    if name in lookup.enums and isinstance(value, str):
        return f"{identifier(name)}.{identifier(value)}"
    owner = lookup.dataclasses.get(name)
    if owner is None or not isinstance(value, YamlMapping):
        raise UnsafeCodeError(f"{value!r} is no {name}")
    arguments = (
        (f"{identifier(field.name)}=", value_piece(value[field.name], field.type, lookup))
        for field in owner.fields
        if field.name in value
    )
    return Bracketed(f"{identifier(name)}(", tuple(arguments), ")")


def _any(value: Value) -> Piece:
    if isinstance(value, YamlMapping):
        return _mapping({key: _any(item) for key, item in value.items()})
    if isinstance(value, YamlSequence):
        return _list([_any(item) for item in value])
    return flat_literal(value)


def _mapping(items: Mapping[str, Piece]) -> Piece:
    listed = tuple((f"{text_literal(key)}: ", items[key]) for key in sorted(items))
    return Bracketed("{", listed, "}")


def _keyed(items: Mapping[str, Piece], enum: Named) -> Piece:
    listed = tuple(
        (f"{identifier(enum.name)}.{identifier(key)}: ", items[key]) for key in sorted(items)
    )
    return Bracketed("{", listed, "}")


def _list(items: Iterable[Piece]) -> Piece:
    return Bracketed("[", tuple(("", item) for item in items), "]")


def _tuple(items: Iterable[Piece]) -> Piece:
    return Bracketed(_TUPLE, tuple(("", item) for item in items), ")")


def _set(items: Iterable[Piece], ref: SetOf) -> Piece:
    unique = tuple(("", item) for item in dict.fromkeys(items))
    if not unique:
        return f"{ref.kind}()"
    display = Bracketed("{", unique, "}")
    return display if ref.kind == "set" else Bracketed(f"{ref.kind}(", (("", display),), ")")


def _sorted_numbers(values: Sequence[Value]) -> list[Value]:
    """Sort the items of a set: numbers by size, all else (texts, members) as text."""
    return sorted(values, key=_by_size)


def _by_size(value: Value) -> tuple[float, str]:
    return (value if isinstance(value, int | float) else 0, str(value))


def _flat(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    inner = ", ".join(prefix + _flat(item) for prefix, item in piece.items)
    if piece.opening == _TUPLE and len(piece.items) == 1:
        inner += ","
    return f"{piece.opening}{inner}{piece.closing}"

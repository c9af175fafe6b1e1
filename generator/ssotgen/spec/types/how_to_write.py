"""How to write a value that does not fit its type."""

from __future__ import annotations

import json

from ssotgen.diagnostics.hints import AnyHint, quote, write
from ssotgen.diagnostics.wording import coded, yaml_string
from ssotgen.spec.types.grammar import (
    ANY,
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
    without_none,
)
from ssotgen.spec.types.misfit import Place
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value
from ssotgen.spec.yaml.plain_scalars import Scalar as PlainScalar
from ssotgen.spec.yaml.plain_scalars import resolve


def how_to_write(ref: TypeRef, value: Value, place: Place) -> AnyHint:
    """Return what would fit: the value with or without quotes, or the form of the type."""
    mark = place.mark
    if value is None and (mark is None or not mark.text or str(ref) != "str"):
        what = "a string" if str(ref) == "str" else "a value"
        return f"add {what}, or change the type to `{ref} | None`"
    if value is None and mark is not None and mark.plain and mark.text:
        return f"change the type to `{ref} | None`, or quote it: `{yaml_string(mark.text)}`"
    if value == "None" and not isinstance(ref, LiteralOf | UnionOf):
        return f"change the type to `{ref} | None`, and write null"
    if isinstance(ref, LiteralOf):
        return _one_of(ref, mark.text if mark is not None and mark.plain else None)
    if not isinstance(ref, Scalar):
        if isinstance(ref, UnionOf):
            return "change the value, so that one of the types has it"
        return "" if isinstance(ref, Named | OptionalOf) else _items(ref, value, place)
    row = SCALARS[ref.name]
    if isinstance(value, str):
        written = mark is not None and not mark.plain and resolve(value)
        if written and not written.misread and row.fits(written.value):
            return write(value, " without quotes")
    elif not isinstance(value, dict | list):
        text = mark.text if mark is not None and mark.text is not None else str(value)
        if row.fits(text):
            return quote(text)
    return row.how_to_write


def instead_of_misread(ref: TypeRef, place: Place) -> AnyHint:
    """Return what to write for a scalar that YAML misread, or nothing where any scalar fits."""
    inner = without_none(ref)
    text = place.mark.text if place.mark is not None else None
    if text is None or isinstance(inner, Named | OptionalOf | UnionOf) or inner == ANY:
        return ""
    if isinstance(inner, LiteralOf):
        return _one_of(inner, text)
    if not isinstance(inner, Scalar):
        return _items(inner, text, place)
    row, scalar = SCALARS[inner.name], resolve(text)
    if row.fits(text):
        return quote(text)
    if scalar.instead and row.fits(resolve(scalar.instead).value):
        return write(scalar.instead)
    if row.name == "float" and not scalar.instead:
        if isinstance(ref, OptionalOf):
            return write("null", ": JSON has no such number")
        return "JSON has no such number: change the type to `float | None` and use null"
    return row.how_to_write


def _one_of(ref: LiteralOf, text: str | None) -> AnyHint:
    """Return what to write for a value that was written as `text` without quotes."""
    if text is not None and ref.holds(text):
        return quote(text)
    known = [yaml_string(v) if isinstance(v, str) else str(v).lower() for v in ref.values]
    return write(known[0]) if len(known) == 1 else f"use {coded(known)}"


def _items(ref: ListOf | SetOf | DictOf, value: Value, place: Place) -> AnyHint:
    """Return what to write for a container: a list of the value where it is one item, else a form
    with items that fit."""
    row = SCALARS[ref.item.name] if isinstance(ref.item, Scalar) else None
    is_scalar = value is not None and not isinstance(value, dict | list)
    if row is not None and is_scalar and row.fits(value) and not isinstance(ref, DictOf):
        text = place.mark.text if place.mark is not None and place.mark.plain else None
        return write(f"[{_one_item(value, text)}]")
    if row is not None and isinstance(value, str) and "," in value and not isinstance(ref, DictOf):
        parts = [part.strip() for part in value.split(",")]
        values = [value if row.fits(value) else resolve(value).value for value in parts]
        if all(map(row.fits, values)):
            return write(f"[{', '.join(_one_item(each, None) for each in values)}]")
    example = _one_item(row.samples[0], None) if row is not None else ""
    if isinstance(ref, DictOf):
        key = "key" if ref.key is None else "MEMBER"
        return f"use a mapping, such as `{{{key}: {example}}}`" if example else "use a mapping"
    return f"use a list, such as `[{example}]`" if example else "use a list"


def _one_item(value: Value, plain: str | None) -> str:
    """Return a scalar as YAML has it between brackets; `plain` is how it was without quotes."""
    if not isinstance(value, str):
        return plain if plain is not None else json.dumps(value)
    is_word = value.isidentifier() and value.isprintable() and resolve(value) == PlainScalar(value)
    return value if is_word else yaml_string(value)

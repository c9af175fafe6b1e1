"""Texts of the site: types with links, defaults and limits."""

from __future__ import annotations

import re
from collections.abc import Collection

from ssotgen.diagnostics.record import record
from ssotgen.spec.model import FieldSpec
from ssotgen.spec.types.grammar import TypeRef
from ssotgen.spec.yaml.document import Value

_NAME = re.compile(r"([^\W\d]\w*)")
_LIMITS = (
    ("minimum", "at least {}"),
    ("maximum", "at most {}"),
    ("min_items", "at least {} item{s}"),
    ("max_items", "at most {} item{s}"),
    ("min_length", "at least {} character{s}"),
    ("max_length", "at most {} character{s}"),
    ("multiple_of", "a multiple of {}"),
    ("pattern", "matches {}"),
)


@record
class Piece:
    """A piece of text; `anchor` is the entry that it links to, empty for plain text."""

    text: str
    anchor: str = ""


def type_pieces(ref: TypeRef, known: Collection[str]) -> tuple[Piece, ...]:
    """Return a type as text in which each enum or dataclass of `known` is a link."""
    return tuple(
        Piece(part, part if part in known else "") for part in _NAME.split(str(ref)) if part
    )


def default_text(value: Value) -> str:
    """Return a value as a person would write it in YAML."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(default_text, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {default_text(each)}" for key, each in value.items()) + "}"
    if value == "":
        return '""'
    return str(value)


def limits_text(field: FieldSpec) -> str:
    """Return the limits of a field as a phrase, empty where it has none."""
    found = ((text, getattr(field, name, None)) for name, text in _LIMITS)
    return ", ".join(
        text.format(limit, s="" if limit == 1 else "s")
        for text, limit in found
        if limit is not None
    )

"""The wire form of each type: the source that makes it, and the type that reads it back."""

from __future__ import annotations

from ssotgen.render.python.code import LINE_LENGTH, Code, identifier
from ssotgen.spec.index import Lookup
from ssotgen.spec.types.grammar import DictOf, ListOf, Named, OptionalOf, Scalar, SetOf, TypeRef

_PLAIN = ("str", "int", "float", "bool")
"""The scalars that are their own wire form."""


def wire_entry(key: str, source: str, ref: TypeRef, lookup: Lookup, indent: int) -> Code:
    """Return the item of a dict display that has the wire form of `source` under `key`."""
    encoded = encoded_source(source, ref, lookup)
    entry = f'"{identifier(key)}": {encoded}'
    is_long = indent + len(entry) + 1 > LINE_LENGTH and entry.isascii()
    if isinstance(ref, OptionalOf) and is_long:
        # Black puts a conditional that does not fit into parentheses of its own.
        margin = " " * indent
        entry = f'"{key}": (\n{margin}    {encoded}\n{margin})'
    return Code(entry)


def encoded_source(source: str, ref: TypeRef, lookup: Lookup, depth: int = 1) -> str:
    """Return the source of the wire form of `source`, an expression of type `ref`."""
    if isinstance(ref, OptionalOf):
        encoded = encoded_source(source, ref.item, lookup, depth)
        if encoded in (source, f"deepcopy({source})"):
            return encoded
        return f"None if {source} is None else {encoded}"
    if isinstance(ref, Scalar):
        return _encoded_scalar(source, ref.name)
    if isinstance(ref, Named):
        return f"{source}.value" if ref.name in lookup.enums else f"{source}.to_dict()"
    if _is_any(ref.item):
        return f"deepcopy({source})"
    return _encoded_container(source, ref, lookup, depth)


def reader_type(ref: TypeRef) -> Code:
    """Return a type as the run-time object that reading and checking go by; `object` is Any there,
    which type checkers do not take as a value."""
    if isinstance(ref, Scalar):
        return Code("object" if ref.name == "Any" else ref.name)
    if isinstance(ref, Named):
        return identifier(ref.name)
    item = reader_type(ref.item)
    if isinstance(ref, OptionalOf):
        return Code(f"{item} | None")
    if isinstance(ref, DictOf):
        return Code(f"dict[str, {item}]")
    return Code(f"{'list' if isinstance(ref, ListOf) else 'set'}[{item}]")


def _encoded_scalar(source: str, name: str) -> str:
    if name in _PLAIN:
        return source
    return {
        "Any": f"deepcopy({source})",
        "datetime": f"{source}.isoformat()",
        "timedelta": f"{source}.total_seconds()",
    }[name]


def _encoded_container(
    source: str, ref: ListOf | SetOf | DictOf, lookup: Lookup, depth: int
) -> str:
    suffix = "" if depth == 1 else f"_{depth}"
    item = f"value{suffix}" if isinstance(ref, DictOf) else f"item{suffix}"
    encoded = encoded_source(item, ref.item, lookup, depth + 1)
    same = encoded == item
    if isinstance(ref, ListOf):
        return f"list({source})" if same else f"[{encoded} for {item} in {source}]"
    if isinstance(ref, DictOf):
        key = f"key{suffix}"
        pairs = f"{{{key}: {encoded} for {key}, {item} in {source}.items()}}"
        return f"dict({source})" if same else pairs
    order = "" if _has_order(ref.item, lookup) else ", key=repr"
    if same:
        return f"sorted({source}{order})"
    generator = f"{encoded} for {item} in {source}"
    return f"sorted(({generator}){order})" if order else f"sorted({generator})"


def _is_any(ref: TypeRef) -> bool:
    """Whether values of the type are nothing but plain data that must be copied all the way."""
    if isinstance(ref, Scalar):
        return ref.name == "Any"
    return not isinstance(ref, Named | SetOf) and _is_any(ref.item)


def _has_order(ref: TypeRef, lookup: Lookup) -> bool:
    """Whether the wire forms of any two values of the type can be compared."""
    if isinstance(ref, Scalar):
        return ref.name != "Any"
    enum = lookup.enums.get(ref.name) if isinstance(ref, Named) else None
    return enum is not None and len({type(member.value) for member in enum.members}) == 1

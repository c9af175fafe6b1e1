"""The rule `bad-item-type`; its page is docs/rules/bad-item-type.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import yaml_string
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, PropertySpec, Spec
from ssotgen.spec.types.grammar import (
    DictOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
    inner_types,
)


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each type with a set that cannot be."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
        for entity in entities:
            for keyed in _keyed_in(entity.type):
                reason = _key_reason(lookup, keyed)
                if reason:
                    yield RULE.finding(
                        entity.source.at("type"),
                        f"impossible type '{keyed}': {reason}",
                        hint=_instead(entity.type, keyed, f"dict[str, {keyed.item}]"),
                        symbol=f"{item.name}.{entity.name}",
                    )
            for ref in _sets_in(entity.type):
                reason = _reason(lookup, ref.item)
                if reason:
                    hint = _instead(entity.type, ref, f"list[{ref.item}]")
                    if isinstance(ref.item, OptionalOf):
                        hint = f"use `{ref.kind}[{ref.item.item}]` or `list[{ref.item}]`"
                    yield RULE.finding(
                        entity.source.at("type"),
                        f"impossible type '{ref}': {reason}",
                        hint=hint,
                        symbol=f"{item.name}.{entity.name}",
                    )


def _instead(whole: TypeRef, part: TypeRef, better: str) -> AnyHint:
    """Return the hint to write a type with another one in the place of a part of it."""
    return write(yaml_string(str(whole).replace(str(part), better, 1)))


def _sets_in(ref: TypeRef) -> Iterator[SetOf]:
    """Yield the sets in a type; of a set in a set the outer one is at fault."""
    if isinstance(ref, SetOf):
        yield ref
        return
    for inner in inner_types(ref):
        yield from _sets_in(inner)


def _keyed_in(ref: TypeRef) -> Iterator[DictOf]:
    """Yield the mappings in a type that have the members of an enum as keys."""
    if isinstance(ref, DictOf) and ref.key is not None:
        yield ref
    for inner in inner_types(ref):
        yield from _keyed_in(inner)


def _key_reason(lookup: Lookup, ref: DictOf) -> str:
    """Return why a class cannot have its members as keys of JSON, which are strings."""
    name = ref.key.name if ref.key is not None else ""
    if name in lookup.dataclasses:
        return "the keys of a dict are str or an enum"
    enum = lookup.enums.get(name)
    if enum is not None and not all(isinstance(each.value, str) for each in enum.members):
        return f"the values of {name} are not all strings, as the keys of JSON are"
    return ""


def _reason(lookup: Lookup, item: TypeRef) -> str:
    if isinstance(item, Scalar):
        return "values of Any may not be hashable" if item.name == "Any" else ""
    if isinstance(item, OptionalOf):
        return "None cannot be sorted with other values"
    if isinstance(item, LiteralOf):
        return ""
    if isinstance(item, UnionOf):
        return "values of several types cannot be sorted"
    if not isinstance(item, Named):
        return f"a {str(item).split('[')[0]} is not hashable"
    if item.name in lookup.dataclasses:
        return "dataclasses cannot be sorted"
    enum = lookup.enums.get(item.name)
    if enum is not None and len({type(member.value) for member in enum.members}) > 1:
        return f"{item.name} has strings and integers, which cannot be sorted"
    return ""


RULE = Rule(
    "SSG341",
    "bad-item-type",
    "Checks for items of sets and keys of dicts that cannot be.",
    check=check,
)

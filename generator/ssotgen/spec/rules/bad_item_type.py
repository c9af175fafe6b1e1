"""The rule `bad-item-type`; its page is docs/rules/bad-item-type.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, PropertySpec, Spec
from ssotgen.spec.types.grammar import LiteralOf, Named, OptionalOf, Scalar, SetOf, TypeRef


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each type with a set that cannot be."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
        for entity in entities:
            for ref in _sets_in(entity.type):
                reason = _reason(lookup, ref.item)
                if reason:
                    hint = f"use `list[{ref.item}]`"
                    if isinstance(ref.item, OptionalOf):
                        hint = f"use `{ref.kind}[{ref.item.item}]` or `list[{ref.item}]`"
                    yield RULE.finding(
                        entity.source.at("type"),
                        f"impossible type '{ref}': {reason}",
                        hint=hint,
                        symbol=f"{item.name}.{entity.name}",
                    )


def _sets_in(ref: TypeRef) -> Iterator[SetOf]:
    """Yield the sets in a type; of a set in a set the outer one is at fault."""
    while not isinstance(ref, Scalar | LiteralOf | Named):
        if isinstance(ref, SetOf):
            yield ref
            return
        ref = ref.item


def _reason(lookup: Lookup, item: TypeRef) -> str:
    if isinstance(item, Scalar):
        return "values of Any may not be hashable" if item.name == "Any" else ""
    if isinstance(item, OptionalOf):
        return "None cannot be sorted with other values"
    if isinstance(item, LiteralOf):
        return ""
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
    "Checks for sets of items that cannot be hashed or sorted.",
    check=check,
)

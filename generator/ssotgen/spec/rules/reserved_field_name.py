"""The rule `reserved-field-name`; its page is docs/rules/reserved-field-name.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import DataclassSpec, FieldSpec, PropertySpec, Spec
from ssotgen.spec.names import DATACLASS_METHODS
from ssotgen.spec.phrases import keeping_key
from ssotgen.spec.taken_names import FIELD_NAMES
from ssotgen.spec.types.grammar import named_types, scalar_types
from ssotgen.spec.types.scalars import SCALARS


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each field and property whose name the class needs."""
    classes = {enum.name for enum in spec.all_enums} | {item.name for item in spec.dataclasses}
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        entities = _entities(item)
        is_close = any(entity.name in SCALARS for entity in entities)
        used = _scalars_of(item, lookup) if is_close else set()
        for entity in entities:
            reason = _reason(entity.name, classes, used)
            if reason:
                yield RULE.finding(
                    entity.location,
                    f"{quoted(entity.name)} cannot name a field: {reason}",
                    hint=write(f"{entity.name}_", f", or another name{_key(entity)}"),
                    symbol=f"{item.name}.{entity.name}",
                )


def _key(entity: FieldSpec | PropertySpec) -> str:
    if isinstance(entity, FieldSpec) and entity.wire is None:
        return keeping_key(entity.name)
    return ""


def _reason(name: str, classes: set[str], used: set[str]) -> str:
    if name in DATACLASS_METHODS:
        return "generated dataclasses have a method of that name"
    if name == "self":
        return "methods use that name for the instance"
    if name in FIELD_NAMES:
        return "the generated class uses that name itself"
    if name in used:
        return "the generated class uses the type of that name"
    return "the spec has a class of that name" if name in classes else ""


def _scalars_of(item: DataclassSpec, lookup: Lookup) -> set[str]:
    """Return the scalar types of a dataclass and of those that it holds, whose values its defaults
    may have to make."""
    found: set[str] = set()
    seen = {item.name}
    pending = [item]
    while pending:
        for entity in _entities(pending.pop()):
            found.update(scalar_types(entity.type))
            for named in named_types(entity.type):
                held = lookup.dataclasses.get(named.name)
                if held is not None and held.name not in seen:
                    seen.add(held.name)
                    pending.append(held)
    return found


def _entities(item: DataclassSpec) -> tuple[FieldSpec | PropertySpec, ...]:
    return (*item.fields, *item.properties)


RULE = Rule(
    "SSG314",
    "reserved-field-name",
    "Checks for names of fields that the generated class needs.",
    check=check,
)

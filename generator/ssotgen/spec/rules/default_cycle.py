"""The rule `default-cycle`; its page is docs/rules/default-cycle.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.spec.cycles import find_cycles, format_cycle
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, Spec
from ssotgen.spec.types.fits import part_of
from ssotgen.spec.types.grammar import (
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    TypeRef,
    UnionOf,
    named_types,
)
from ssotgen.spec.yaml.document import Value, YamlMapping, YamlSequence


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each circle of defaults."""
    lookup = Lookup(spec)
    # Only defaults that make an instance can be part of a circle: few, if any, of a spec's.
    making = {
        item.name: [field for field in item.fields if _makes_instance(lookup, field)]
        for item in spec.dataclasses
    }
    fields: dict[str, FieldSpec] = {}
    uses: dict[str, dict[str, None]] = {}
    for name, found in making.items():
        for field in found:
            fields[f"{name}.{field.name}"] = field
            used = _defaults_used(lookup, making, field.type, field.default)
            uses[f"{name}.{field.name}"] = dict.fromkeys(used)
    for cycle in find_cycles(uses):
        yield RULE.finding(
            fields[cycle[0]].source.at("default"),
            f"endless default: {format_cycle(cycle, 'needs')}",
            hint="use null, or an empty list or mapping, for one of them",
            symbol=cycle[0],
        )


def _makes_instance(lookup: Lookup, field: FieldSpec) -> bool:
    return bool(
        field.has_default
        and isinstance(field.default, YamlMapping | YamlSequence)
        and any(named.name in lookup.dataclasses for named in named_types(field.type))
    )


def _defaults_used(
    lookup: Lookup, making: Mapping[str, Sequence[FieldSpec]], ref: TypeRef, value: Value
) -> Iterator[str]:
    """Yield the fields, as `Dataclass.field`, whose defaults a value of that type asks for; of all
    fields only those whose defaults make an instance (`making`)."""
    if isinstance(ref, Scalar | LiteralOf):
        return
    if isinstance(ref, OptionalOf):
        yield from _defaults_used(lookup, making, ref.item, value)
        return
    if isinstance(ref, UnionOf):
        yield from _defaults_used(lookup, making, part_of(ref, value, lookup), value)
        return
    if not isinstance(ref, Named):
        if isinstance(value, YamlMapping | YamlSequence):
            for item in value.values() if isinstance(value, YamlMapping) else value:
                yield from _defaults_used(lookup, making, ref.item, item)
        return
    made = lookup.dataclasses.get(ref.name)
    if made is None or not isinstance(value, YamlMapping):
        return
    fields = lookup.fields(made)
    for name, given in value.items():
        if name in fields:
            yield from _defaults_used(lookup, making, fields[name].type, given)
    for field in making.get(made.name, ()):  # an imported one is part of no circle
        if field.name not in value:
            yield f"{made.name}.{field.name}"


RULE = Rule("SSG348", "default-cycle", "Checks for defaults that need each other.", check=check)

"""The rules about defaults of fields, and fields without one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.cycles import find_cycles, format_cycle
from ssotgen.spec.given_values import given_defaults, given_values
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
from ssotgen.spec.types.misfit import Fault
from ssotgen.spec.yaml.document import Value, YamlMapping, YamlSequence


def check_bad_default(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each part of a default that is of another type."""
    lookup = Lookup(spec)
    for given in given_defaults(spec):
        for misfit in given.misfits(lookup):
            if misfit.fault is Fault.TYPE:
                message = f"wrong default of '{given.symbol}': {misfit.message}"
                at, hint = misfit.location, misfit.hint
                yield BAD_DEFAULT.finding(at, message, hint=hint, symbol=given.symbol)


BAD_DEFAULT = Rule(
    "SSG342",
    "bad-default",
    "Checks for defaults that do not match the type of their field.",
    check=check_bad_default,
)


def check_unknown_member(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each value that is no member of its enum."""
    lookup = Lookup(spec)
    for given in given_values(spec, lookup):
        for misfit in given.misfits(lookup):
            if misfit.fault is Fault.MEMBER:
                at, hint, symbol = misfit.location, misfit.hint, given.symbol
                yield UNKNOWN_MEMBER.finding(at, misfit.message, hint=hint, symbol=symbol)


UNKNOWN_MEMBER = Rule(
    "SSG343",
    "unknown-member",
    "Checks for values that are not a member of their enum.",
    check=check_unknown_member,
)


def check_required_after_default(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each dataclass with such a field, at the first one."""
    for item in spec.dataclasses:
        if item.keyword_only:
            continue
        optional: FieldSpec | None = None
        for field in item.fields:
            if field.has_default:
                optional = optional or field
            elif optional is not None:
                yield REQUIRED_AFTER_DEFAULT.finding(
                    field.location,
                    f"the required field {quoted(field.name)} follows a field with a default",
                    hint=f"move it above {optional.name}, or add a default",
                    symbol=f"{item.name}.{field.name}",
                    related=((optional.source.at_key("default"), "the first default"),),
                )
                break


REQUIRED_AFTER_DEFAULT = Rule(
    "SSG346",
    "required-after-default",
    "Checks for required fields below a field with a default.",
    check=check_required_after_default,
)


def check_requires_itself(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each circle of dataclasses that require each other."""
    own = {item.name for item in spec.dataclasses}
    needs: dict[str, dict[str, FieldSpec]] = {}
    for item in spec.dataclasses:
        needed = needs[item.name] = {}
        for field in item.fields:
            ref = field.type
            if not field.has_default and isinstance(ref, Named) and ref.name in own:
                needed.setdefault(ref.name, field)
    for cycle in find_cycles(needs):
        name = cycle[0]
        field = needs[name][cycle[1 % len(cycle)]]
        yield REQUIRES_ITSELF.finding(
            field.location,
            f"impossible dataclass {quoted(name)}: {format_cycle(cycle, 'requires')}",
            hint=f"change the type of {field.name} to `{field.type} | None`, with the default null",
            symbol=f"{name}.{field.name}",
        )


REQUIRES_ITSELF = Rule(
    "SSG347",
    "requires-itself",
    "Checks for dataclasses that require an instance of themselves.",
    check=check_requires_itself,
)


def check_default_cycle(spec: Spec) -> Iterator[Finding]:
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
        yield DEFAULT_CYCLE.finding(
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


DEFAULT_CYCLE = Rule(
    "SSG348",
    "default-cycle",
    "Checks for defaults that need each other.",
    check=check_default_cycle,
)

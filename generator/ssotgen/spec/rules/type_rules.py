"""The rules about the types of fields."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, Hint, did_you_mean, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import coded, quoted, yaml_string
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, PropertySpec, Spec
from ssotgen.spec.typed_places import TypedPlace, typed_places
from ssotgen.spec.types.foreign import advice, is_foreign, known_types, unknown_type
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
    named_types,
)


def check_unknown_type(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name of a type that nothing has."""
    lookup = Lookup(spec)
    for place in typed_places(spec):
        for named in named_types(place.type):
            if not lookup.is_declared(named.name, named.prefix):
                yield _unknown(lookup, place, named)
    yield from _definition(spec, lookup)
    yield from _exports(spec, lookup)


def _unknown(lookup: Lookup, place: TypedPlace, named: Named) -> Finding:
    otherwise = f"declare it under `enums` or `dataclasses`, or use a type: {known_types()}"
    if named.prefix:
        hint = _hint_for_prefix(lookup, named)
    elif named.name in lookup.importable:
        hint = write(lookup.importable[named.name])
    elif is_foreign(named.name):
        hint = advice(named.name)
    else:
        hint = lookup.types.hint(named.name, otherwise)
    at, end = place.inside(named)
    return UNKNOWN_TYPE.finding(
        at, unknown_type(named.qualified_name), hint=hint, symbol=place.symbol, end=end
    )


def _hint_for_prefix(lookup: Lookup, named: Named) -> AnyHint:
    hint = lookup.prefixes.hint(named.prefix)
    if isinstance(hint, Hint):
        return did_you_mean(f"{hint.replacement}.{named.name}")
    if lookup.importable:
        return f"the prefixes of `project.imports` are {coded(lookup.prefixes.names, 'and')}"
    return known_types()


def _definition(spec: Spec, lookup: Lookup) -> Iterator[Finding]:
    """Yield a finding where the layers are to be of a class that is no dataclass of the spec."""
    if spec.layers is None:
        return
    definition = spec.layers.definition
    name = definition.text
    is_enum = name in lookup.enums
    if name in lookup.dataclasses or (lookup.is_declared(name) and not is_enum):
        return
    if is_enum:
        message = f"the definition of the layers, {quoted(name)}, is an enum"
        hint: AnyHint = "use a dataclass of the spec"
    else:
        message = f"unknown dataclass {quoted(name)}"
        hint = Suggester(lookup.dataclasses).hint(name, "declare it under `dataclasses`")
    yield UNKNOWN_TYPE.finding(definition.location, message, hint=hint, symbol="layers.definition")


def _exports(spec: Spec, lookup: Lookup) -> Iterator[Finding]:
    """Yield a finding for each name in `export` that no class of the spec has."""
    for each in spec.project.export:
        if not lookup.is_declared(each.text):
            message = f"unknown enum or dataclass {quoted(each.text)}"
            hint = lookup.own_classes.hint(each.text, "export what this spec declares")
            yield UNKNOWN_TYPE.finding(each.location, message, hint=hint, symbol="project.export")


UNKNOWN_TYPE = Rule(
    "SSG340",
    "unknown-type",
    "Checks for types that are neither built in nor declared.",
    check=check_unknown_type,
)


def check_bad_item_type(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each type with a set that cannot be."""
    lookup = Lookup(spec)
    for item in spec.dataclasses:
        entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
        for entity in entities:
            for keyed in _keyed_in(entity.type):
                reason = _key_reason(lookup, keyed)
                if reason:
                    yield BAD_ITEM_TYPE.finding(
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
                    yield BAD_ITEM_TYPE.finding(
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


BAD_ITEM_TYPE = Rule(
    "SSG341",
    "bad-item-type",
    "Checks for items of sets and keys of dicts that cannot be.",
    check=check_bad_item_type,
)

"""The rule `unknown-type`; its page is docs/rules/unknown-type.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import FieldSpec, PropertySpec, Spec
from ssotgen.spec.types.foreign import advice, is_foreign, known_types, unknown_type
from ssotgen.spec.types.grammar import Named, named_types
from ssotgen.spec.yaml.document import YamlMapping


def check(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name of a type that nothing has."""
    lookup = Lookup(spec)
    for enum in spec.enums:
        for attribute in enum.attributes:
            symbol, location = f"{enum.name}.{attribute.name}", attribute.type_location
            source = attribute.source or enum.source
            for named in named_types(attribute.type):
                if source is not None and not lookup.is_declared(named.name):
                    written = attribute.type_text
                    yield _unknown(lookup, source, location, written, named, symbol)
    for item in spec.dataclasses:
        entities: tuple[FieldSpec | PropertySpec, ...] = (*item.fields, *item.properties)
        for entity in entities:
            for named in named_types(entity.type):
                if not lookup.is_declared(named.name):
                    symbol, source = f"{item.name}.{entity.name}", entity.source
                    yield _unknown(lookup, source, source.at("type"), source["type"], named, symbol)
    yield from _definition(spec, lookup)


def _unknown(
    lookup: Lookup,
    source: YamlMapping,
    location: Location,
    written: str,
    named: Named,
    symbol: str,
) -> Finding:
    otherwise = f"declare it under `enums` or `dataclasses`, or use a type: {known_types()}"
    if is_foreign(named.name):
        hint = advice(named.name)
    else:
        hint = lookup.types.hint(named.name, otherwise)
    inside, end = source.text.inside(location, written, named.offset)
    return RULE.finding(inside, unknown_type(named.name), hint=hint, symbol=symbol, end=end)


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
    yield RULE.finding(definition.location, message, hint=hint, symbol="layers.definition")


RULE = Rule(
    "SSG340",
    "unknown-type",
    "Checks for types that are neither built in nor declared.",
    check=check,
)

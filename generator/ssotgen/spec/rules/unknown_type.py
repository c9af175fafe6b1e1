"""The rule `unknown-type`; its page is docs/rules/unknown-type.md."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.diagnostics.finding import Finding
from ssotgen.diagnostics.hints import AnyHint, Hint, did_you_mean, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import coded, quoted
from ssotgen.spec.index import Lookup
from ssotgen.spec.model import Spec
from ssotgen.spec.typed_places import TypedPlace, typed_places
from ssotgen.spec.types.foreign import advice, is_foreign, known_types, unknown_type
from ssotgen.spec.types.grammar import Named, named_types


def check(spec: Spec) -> Iterator[Finding]:
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
    return RULE.finding(
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
    yield RULE.finding(definition.location, message, hint=hint, symbol="layers.definition")


def _exports(spec: Spec, lookup: Lookup) -> Iterator[Finding]:
    """Yield a finding for each name in `export` that no class of the spec has."""
    for each in spec.project.export:
        if not lookup.is_declared(each.text):
            message = f"unknown enum or dataclass {quoted(each.text)}"
            hint = lookup.own_classes.hint(each.text, "export what this spec declares")
            yield RULE.finding(each.location, message, hint=hint, symbol="project.export")


RULE = Rule(
    "SSG340",
    "unknown-type",
    "Checks for types that are neither built in nor declared.",
    check=check,
)

"""The classes that a spec uses of those that it imports, and all that these need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, did_you_mean
from ssotgen.diagnostics.record import record, replace
from ssotgen.diagnostics.suggest import nearest
from ssotgen.diagnostics.wording import listed, quoted
from ssotgen.spec.build.rules import IMPORTED_NAME_COLLISION
from ssotgen.spec.expressions.can_fail import walk
from ssotgen.spec.expressions.tree import EnumMember, Expression
from ssotgen.spec.model import (
    DataclassSpec,
    EnumSpec,
    Imported,
    Spec,
    types_in,
)
from ssotgen.spec.rules.type_rules import UNKNOWN_TYPE
from ssotgen.spec.typed_places import typed_places
from ssotgen.spec.types.foreign import unknown_type
from ssotgen.spec.types.grammar import named_types
from ssotgen.spec.yaml.document import YamlMapping


@record
class _Use:
    """A place that names a class of an imported spec, and the one that it is in."""

    prefix: str
    name: str
    symbol: str
    location: Location
    end: tuple[int, int] | None

    @property
    def written(self) -> str:
        """The name with the prefix of the import."""
        return f"{self.prefix}.{self.name}"


def with_imported_classes(spec: Spec, specs: Mapping[str, Spec]) -> tuple[Spec, list[Finding]]:
    """Return a spec with the classes that it uses of the specs that it imports, and a finding for
    each that is unknown or has a name that another class has."""
    findings: list[Finding] = []
    imported: dict[str, Imported] = {}
    own = {each.name: ("an enum", each.location) for each in spec.all_enums}
    own.update((each.name, ("a dataclass", each.location)) for each in spec.dataclasses)
    for use in _uses(spec):
        owner = specs.get(use.prefix)
        if owner is None:
            continue  # Either the import has a finding, or the rule `unknown-type` has one.
        if _class_of(owner, use.name) is None or not owner.project.exports(use.name):
            findings.append(_unknown(use, owner))
            continue
        for needed in _needed_for(owner, use.name):
            other = imported.setdefault(needed.name, needed)
            if needed.name in own:
                kind, place = own.pop(needed.name)
                findings.append(_collision(use, needed, f"{kind} of this spec", place))
            elif other.module != needed.module:
                place = other.definition.location
                findings.append(_collision(use, needed, f"the class of {other.module}", place))
    found = tuple(imported[name] for name in sorted(imported))
    return replace(spec, imported=found, importable=_importable(specs)), findings


def _importable(specs: Mapping[str, Spec]) -> dict[str, str]:
    return {name: f"{prefix}.{name}" for prefix in specs for name in _exported(specs[prefix])}


def _exported(spec: Spec) -> list[str]:
    names = [each.name for each in spec.all_enums] + [each.name for each in spec.dataclasses]
    return [name for name in names if spec.project.exports(name)]


def _uses(spec: Spec) -> Iterator[_Use]:
    for place in typed_places(spec):
        for named in named_types(place.type):
            if named.prefix:
                yield _Use(named.prefix, named.name, place.symbol, *place.inside(named))
    for item in spec.dataclasses:
        for prop in item.properties:
            yield from _uses_in(prop.value, prop.source, "value", f"{item.name}.{prop.name}")
        for check in item.checks:
            yield from _uses_in(check.when, check.source, "when", item.name)


def _uses_in(expression: Expression, source: YamlMapping, key: str, symbol: str) -> Iterator[_Use]:
    for node in walk(expression.root):
        if isinstance(node, EnumMember) and node.prefix:
            end = node.offset + len(f"{node.prefix}.{node.enum}")
            place = source.text.inside(source.at(key), expression.text, node.offset, end)
            yield _Use(node.prefix, node.enum, symbol, *place)


def _class_of(spec: Spec, name: str) -> EnumSpec | DataclassSpec | None:
    declared: tuple[EnumSpec | DataclassSpec, ...] = (*spec.all_enums, *spec.dataclasses)
    return next((each for each in declared if each.name == name), None)


def _needed_for(spec: Spec, name: str) -> Iterator[Imported]:
    """Yield a class of a spec and all classes that its fields and properties need."""
    of_others = {each.name: each for each in spec.imported}
    waiting = [name]
    seen = {name}
    while waiting:
        current = waiting.pop()
        found = of_others.get(current)
        if found is None:
            definition = _class_of(spec, current)
            if definition is None:
                continue
            found = Imported(definition, spec.project.enums_module)
        yield found
        more = [each for each in _named_in(found.definition) if each not in seen]
        waiting += more
        seen.update(more)


def _named_in(definition: EnumSpec | DataclassSpec) -> Iterator[str]:
    for ref in types_in(definition):
        yield from (named.name for named in named_types(ref))


def _unknown(use: _Use, owner: Spec) -> Finding:
    project, names = owner.project, _exported(owner)
    message, near = unknown_type(use.written), nearest(use.name, names)
    if _class_of(owner, use.name) is not None:
        message = f"{quoted(use.written)} is not exported by {project.name}"
        hint: AnyHint = f"add {use.name} to `export` at {project.source.at('export')}"
    elif near is not None:
        hint = did_you_mean(f"{use.prefix}.{near}")
    else:
        hint = f"{project.name} {'exports' if project.export else 'declares'} {listed(names)}"
    return UNKNOWN_TYPE.finding(use.location, message, hint=hint, symbol=use.symbol, end=use.end)


def _collision(use: _Use, needed: Imported, other: str, place: Location) -> Finding:
    through = "" if needed.name == use.name else f" needs {needed.name}, which"
    return IMPORTED_NAME_COLLISION.finding(
        use.location,
        f"{quoted(use.written)}{through} has the same name as {other}",
        hint="rename one of the two: a module has one class of a name",
        symbol=use.symbol,
        related=((place, "the other one"),),
        end=use.end,
    )

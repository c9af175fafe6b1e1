"""The rules about names that are used more than once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ssotgen.diagnostics.finding import Finding, Location, Severity
from ssotgen.diagnostics.hints import write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import quoted
from ssotgen.spec.model import DataclassSpec, ImportTarget, Spec
from ssotgen.spec.names import camel_case, config_names, feature_function
from ssotgen.spec.taken_names import LAYER_FUNCTIONS


def check_name_collision(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name that two things of one module share."""
    yield from _in_enums_module(spec)
    yield from _in_config_module(spec)


def _in_enums_module(spec: Spec) -> Iterator[Finding]:
    declared = [(item.location, "enum", item.name) for item in spec.enums]
    declared += [(item.location, "dataclass", item.name) for item in spec.dataclasses]
    enums = {item.name for item in spec.enums}
    if spec.layers is not None:
        constant, enum = spec.layers.constant, spec.layers.enum
        declared.append((constant.location, "constant of the layers", constant.text))
        if enum.text not in enums:  # a layer enum that is declared by hand has a rule of its own
            declared.append((enum.location, "enum of the layers", enum.text))
    generated = () if spec.layers is None else LAYER_FUNCTIONS
    names = {name for _, _, name in declared}
    if len(names) == len(declared) and names.isdisjoint(generated):
        return  # as nearly always: what follows sorts, which takes longer
    first: dict[str, tuple[Location, str, str]] = {}
    for location, kind, name in sorted(declared):
        if name in generated:
            message = (
                f"the {kind} {quoted(name)} has the name of a function of the generated module"
            )
            yield NAME_COLLISION.finding(location, message, hint="rename it", symbol=name)
            continue
        other = first.setdefault(name, (location, kind, name))
        if other[0] != location:
            yield NAME_COLLISION.finding(
                location,
                f"the {kind} {quoted(name)} has the name of the {other[1]}",
                hint="rename one of them",
                symbol=name,
                related=((other[0], "first used here"),),
            )


def _in_config_module(spec: Spec) -> Iterator[Finding]:
    names = config_names(spec.project)
    aggregates = {names.is_all_available: "all", names.is_any_available: "any"}
    for feature in spec.features:
        function = feature_function(feature.name)
        if function in aggregates:
            yield NAME_COLLISION.finding(
                feature.location,
                f"the feature {quoted(feature.name)} needs the function name `{function}()`, which "
                f"tests {aggregates[function]} of the features",
                hint="rename the feature",
                symbol=feature.name,
            )


NAME_COLLISION = Rule(
    "SSG317",
    "name-collision",
    "Checks for names that two things of a generated module share.",
    check=check_name_collision,
)


def check_import_collision(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each import whose name another import has already."""
    first: dict[str, tuple[ImportTarget, str]] = {}
    targets = [(target, each.name) for each in spec.features for target in each.all_targets]
    alternatives = {each.name for each in spec.features if each.any_of}
    for target, feature in sorted(targets, key=lambda found: found[0].location):
        other, owner = first.setdefault(target.alias, (target, feature))
        if owner == feature and feature in alternatives:
            continue
        if (other.module, other.name) != (target.module, target.name):
            yield IMPORT_COLLISION.finding(
                target.location,
                f"two imports are cached as {quoted(target.alias)}",
                hint=write(f"{target.name} as {_other_name(target, feature)}"),
                symbol=feature,
                related=((other.location, f"imported from {other.module} here"),),
            )


def _other_name(target: ImportTarget, feature: str) -> str:
    if target.alias.islower():
        return f"{feature}_{target.alias}"
    return f"{camel_case(feature)}{target.alias}"


IMPORT_COLLISION = Rule(
    "SSG318",
    "import-collision",
    "Checks for different imports that are cached under the same name.",
    check=check_import_collision,
)


def check_repeated_field(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each property that repeats the name of a field."""
    for item in spec.dataclasses:
        fields = {field.name: field for field in item.fields}
        for prop in item.properties:
            field = fields.get(prop.name)
            if field is not None:
                yield REPEATED_FIELD.finding(
                    prop.location,
                    f"the property {quoted(prop.name)} has the name of a field",
                    hint="rename or remove one of them",
                    symbol=f"{item.name}.{prop.name}",
                    related=((field.location, "the field"),),
                )


REPEATED_FIELD = Rule(
    "SSG315",
    "repeated-field",
    "Checks for properties with the name of a field.",
    check=check_repeated_field,
)


_Named = tuple[str, Location]


def check_similar_names(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each name that is all but an earlier one."""
    features = [(item.name, item.location) for item in spec.features]
    classes = [(item.name, item.location) for item in spec.enums]
    classes += [(item.name, item.location) for item in spec.dataclasses]
    yield from _similar(features, "feature", "", plurals=True)
    yield from _similar(classes, "class", "", plurals=True)
    for enum in spec.all_enums:
        members = [(item.name, item.location) for item in enum.members]
        kind = "member"
        if enum.source is None:
            kind = "standard layer"
            # Layers that differ in case alone have one value, which is an error of its own.
            members = list({name.lower(): (name, at) for name, at in reversed(members)}.values())
        yield from _similar(members, kind, enum.name)
    for owner in spec.dataclasses:
        fields = [(item.name, item.location) for item in owner.fields]
        fields += [(item.name, item.location) for item in owner.properties]
        yield from _similar(fields, "field", owner.name)


def _similar(
    named: Sequence[_Named], kind: str, owner: str, *, plurals: bool = False
) -> Iterator[Finding]:
    key_of = _without_plural if plurals else _without_case
    if len({key_of(name) for name, _ in named}) == len(named):
        return  # as nearly always: what follows sorts, which takes longer
    first: dict[str, _Named] = {}
    for name, location in sorted(named, key=_place):
        other, at = first.setdefault(key_of(name), (name, location))
        if other != name:
            yield SIMILAR_NAMES.finding(
                location,
                f"the {kind} name {quoted(name)} is almost the same as {quoted(other)}",
                hint="rename one of them to show how they differ",
                symbol=f"{owner}.{name}" if owner else name,
                related=((at, "the other one"),),
            )


def _without_case(name: str) -> str:
    return name.replace("_", "").casefold()


def _without_plural(name: str) -> str:
    key = _without_case(name)
    return key if key.endswith("ss") else key.removesuffix("s")


def _place(named: _Named) -> Location:
    return named[1]


SIMILAR_NAMES = Rule(
    "SSG401",
    "similar-names",
    "Checks for names that are almost the same.",
    severity=Severity.WARNING,
    check=check_similar_names,
)


def check_bad_former_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each former name of a field that means something else in plain data."""
    for item in spec.dataclasses:
        yield from _of(item)


def _of(item: DataclassSpec) -> Iterator[Finding]:
    taken = {
        each.key: ("a field", each.location)
        if each.wire is None
        else ("the key of a field", each.wire.location)
        for each in item.fields
    }
    taken.update((each.name, ("a property", each.location)) for each in item.properties)
    former: dict[str, tuple[str, Location]] = {}
    for field in item.fields:
        for text in field.was:
            kind, location = taken.get(text.text) or former.get(text.text) or ("", None)
            former.setdefault(text.text, ("a former name of a field", text.location))
            if location is not None:
                yield BAD_FORMER_NAME.finding(
                    text.location,
                    f"{quoted(text.text)} is {kind} of {item.name}",
                    hint="remove it from `was`",
                    symbol=f"{item.name}.{field.name}",
                    related=((location, "here"),),
                )


BAD_FORMER_NAME = Rule(
    "SSG365",
    "bad-former-name",
    "Checks for former names of fields that mean something else.",
    check=check_bad_former_name,
)


def check_bad_wire_name(spec: Spec) -> Iterator[Finding]:
    """Yield a finding for each key in `wire` that means something else in plain data."""
    for item in spec.dataclasses:
        yield from _taken(item)
        yield from _reserved(item)


def _taken(item: DataclassSpec) -> Iterator[Finding]:
    plain = [each for each in item.fields if each.wire is None]
    taken = {each.name: ("a field", each.location) for each in plain}
    shown = [each for each in item.properties if each.serialize]
    taken.update((each.name, ("a property", each.location)) for each in shown)
    for field in item.fields:
        if field.wire is None:
            continue
        kind, location = taken.setdefault(
            field.wire.text, ("the key of a field", field.wire.location)
        )
        if location != field.wire.location:
            yield BAD_WIRE_NAME.finding(
                field.wire.location,
                f"{quoted(field.wire.text)} is {kind} of {item.name} already",
                hint="write another key",
                symbol=f"{item.name}.{field.name}",
                related=((location, "here"),),
            )


def _reserved(item: DataclassSpec) -> Iterator[Finding]:
    reserved = {name.text: name.location for name in item.reserved}
    for field in item.fields:
        if field.wire is not None and field.wire.text in reserved:
            yield BAD_WIRE_NAME.finding(
                field.wire.location,
                f"the key {quoted(field.wire.text)} is reserved in {item.name}",
                hint="write another key, or remove it from `reserved`",
                symbol=f"{item.name}.{field.name}",
                related=((reserved[field.wire.text], "reserved here"),),
            )


BAD_WIRE_NAME = Rule(
    "SSG367",
    "bad-wire-name",
    "Checks for keys of plain data that mean two things.",
    check=check_bad_wire_name,
)

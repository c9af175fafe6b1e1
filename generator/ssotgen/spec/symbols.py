"""Symbols of a spec: what each is, and where it is declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.wording import listed
from ssotgen.spec.enum_values import aliased, in_order, value_of
from ssotgen.spec.model import (
    CAN_BECOME,
    DataclassSpec,
    EnumSpec,
    Feature,
    FieldSpec,
    MemberSpec,
    Spec,
    property_of_group,
)
from ssotgen.spec.names import feature_function, feature_property
from ssotgen.spec.types.grammar import scalar_types
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import Value, YamlMapping

SETTINGS = "settings:"
"""What the full names of settings of features begin with."""

PARTS = {
    "member": ("enums", "members"),
    "field": ("dataclasses", "fields"),
    "property": ("dataclasses", "properties"),
    "attribute": ("enums", "attributes"),
    "group": ("enums", "groups"),
}
"""The section and the part of an entry that symbols of a kind are declared in."""

ENUM_PARTS = ("attribute", "group", "transitions")
"""Kinds of symbols that the class of an enum has beside its members."""


@record
class Symbol:
    """Something that the spec declares.

    `name` is what the spec declares, such as `QUEUED` of `JobStatus.QUEUED`. The full name of a
    group has its property, since a member may have the name of the group: `JobStatus.is_over` of
    `OVER`. That of `transitions` has their method, `JobStatus.can_become`.
    """

    full_name: str
    name: str
    kind: str
    location: Location
    text: str


def symbols(spec: Spec) -> Mapping[str, Symbol]:
    """Return every symbol by its full name: `JobStatus`, `JobStatus.QUEUED`, `JobStatus.is_over`,
    `feature:docker`, `settings:docker.retries`."""
    found: dict[str, Symbol] = {}
    for symbol in _all(spec):
        found.setdefault(symbol.full_name, symbol)
    return found


def find_symbol(known: Mapping[str, Symbol], asked: str) -> Symbol | None:
    """Return the symbol of a full name; a group also by its name or its method, unless a member has
    that name."""
    owner, _, name = asked.rpartition(".")
    found = known.get(asked) or known.get(f"{owner}.{property_of_group(name)}")
    return found if found is None or found.kind == "group" or asked in known else None


def names_in_code(symbol: Symbol) -> tuple[str, ...]:
    """Return the names by which code has a symbol."""
    if symbol.kind == "feature":
        return symbol.name, feature_property(symbol.name), feature_function(symbol.name)
    if symbol.kind == "group":
        return property_of_group(symbol.name), symbol.name.lower()
    return (CAN_BECOME,) if symbol.kind == "transitions" else (symbol.name,)


def keys_of(symbol: Symbol) -> tuple[str, ...]:
    """Return the keys that lead to the declaration of a symbol in its document."""
    owner, name = symbol.full_name.replace(":", ".").rpartition(".")[0], symbol.name
    if symbol.kind == "feature":
        return "features", name
    if symbol.kind == "layer":
        return "layers", "standard", name
    if symbol.kind == "transitions":
        return "enums", owner, "transitions"
    if symbol.kind == "constant":
        return "layers", "constant"
    if symbol.kind == "setting":
        feature, *keys = symbol.full_name.removeprefix(SETTINGS).split(".")
        return "features", feature, "settings", *keys
    if symbol.kind in PARTS:
        section, part = PARTS[symbol.kind]
        return section, owner, part, name
    return f"{symbol.kind}s" if symbol.kind == "enum" else "dataclasses", name


def _all(spec: Spec) -> Iterator[Symbol]:
    for feature in spec.features:
        yield _feature(feature)
        yield from _settings(feature)
    for enum in spec.all_enums:
        yield from _enum(enum)
    for item in spec.dataclasses:
        yield from _dataclass(item)
    if spec.layers is not None:
        constant = spec.layers.constant
        yield Symbol(constant.text, constant.text, "constant", constant.location, "all layers")
    for layer in spec.layers.standard if spec.layers else ():
        yield Symbol(f"layer:{layer.name}", layer.name, "layer", layer.location, layer.summary)


def _settings(feature: Feature) -> Iterator[Symbol]:
    for path, location, value in settings_of(feature):
        text = "a mapping" if isinstance(value, YamlMapping) else f"`{value!r}`"
        name = f"{SETTINGS}{feature.name}.{'.'.join(path)}"
        yield Symbol(name, path[-1], "setting", location, f"setting of {feature.name}: {text}")


def settings_of(feature: Feature) -> Iterator[tuple[tuple[str, ...], Location, Value]]:
    """Yield the keys of each setting of a feature, those of mappings too, with where it is declared
    and its value. Keys that a full name could not tell apart are left out."""
    if feature.settings is not None:
        yield from _below(feature.settings, ())


def _below(
    settings: YamlMapping, above: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Location, Value]]:
    for key, value in settings.items():
        if "." in key:
            continue
        yield (*above, key), settings.at_key(key), value
        if isinstance(value, YamlMapping):
            yield from _below(value, (*above, key))


def _feature(feature: Feature) -> Symbol:
    modules = ", ".join(text.text for text in feature.modules)
    text = f"{feature.summary}\n\nimports {modules}" if modules else feature.summary
    return Symbol(f"feature:{feature.name}", feature.name, "feature", feature.location, text)


def _enum(enum: EnumSpec) -> Iterator[Symbol]:
    listed = ", ".join(member.name for member in enum.members)
    text = f"{enum.summary}\n\n`{enum.base.value}` with {listed}"
    yield Symbol(enum.name, enum.name, "enum", enum.location, text)
    for member in enum.members:
        gone = f"\n\ndeprecated since {member.deprecated.since}" if member.deprecated else ""
        yield Symbol(
            f"{enum.name}.{member.name}",
            member.name,
            "member",
            member.location,
            f"{member.summary}\n\nvalue `{member.value!r}`{gone}{_parts(enum, member)}",
        )
    yield from _added(enum)


def _added(enum: EnumSpec) -> Iterator[Symbol]:
    """Yield what the class of an enum has beside its members."""
    for each in enum.attributes:
        text = f"{each.summary}\n\n`{each.type}`"
        yield Symbol(f"{enum.name}.{each.name}", each.name, "attribute", each.location, text)
    for group in enum.groups:
        members = listed(in_order(enum, group.members), "and") or "no member"
        name, text = f"{enum.name}.{group.property_name}", f"{group.summary}\n\n{members}"
        yield Symbol(name, group.name, "group", group.location, text)
    if enum.transitions and enum.source is not None:
        at = enum.source.at_key("transitions")
        text = "whether one member may come after another"
        yield Symbol(f"{enum.name}.{CAN_BECOME}", "transitions", "transitions", at, text)


def _parts(enum: EnumSpec, member: MemberSpec) -> str:
    """Return what a member has for the attributes of its enum, its groups, and what may follow."""
    own = enum.member(aliased(enum, member.name)) or member
    found = [
        f"{each.name} `{value_of(own, each)!r}`" for each in enum.attributes if not each.is_summary
    ]
    groups = [each.name for each in enum.groups if own.name in in_order(enum, each.members)]
    if groups:
        found.append(f"in {listed(groups, 'and')}")
    for transition in enum.transitions:
        if aliased(enum, transition.member.text) == own.name:
            after = listed(in_order(enum, transition.targets))
            found.append(f"can become {after}" if after else "final")
    return "".join(f"\n\n{line}" for line in found)


def _plain_form(field: FieldSpec) -> str:
    """Return what is special about a field in plain data."""
    found = [f"key `{field.key}`"] if field.key != field.name else []
    forms = ((name, SCALARS[name].wire) for name in scalar_types(field.type))
    found += [f"{name} as {form}" for name, form in dict(forms).items() if form != "itself"]
    return f"\n\nin plain data: {', '.join(found)}" if found else ""


def _dataclass(item: DataclassSpec) -> Iterator[Symbol]:
    listed = ", ".join(field.name for field in item.fields)
    yield Symbol(item.name, item.name, "dataclass", item.location, f"{item.summary}\n\n{listed}")
    for field in item.fields:
        default = "required" if not field.has_default else f"default `{field.default}`"
        text = f"{field.summary}\n\n`{field.type}`, {default}{_plain_form(field)}"
        yield Symbol(f"{item.name}.{field.name}", field.name, "field", field.location, text)
    for prop in item.properties:
        text = f"{prop.summary}\n\n`{prop.type}`, derived as `{prop.value.text}`"
        yield Symbol(f"{item.name}.{prop.name}", prop.name, "property", prop.location, text)

"""Changes of the properties of dataclasses."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.definition_changes import retyped, summary_changes
from ssotgen.breaking.example import program
from ssotgen.breaking.pairing import pair
from ssotgen.breaking.same_expressions import meaning
from ssotgen.breaking.spec_change import Category, Change, Section, ordered
from ssotgen.breaking.type_changes import compare_types
from ssotgen.breaking.versions import Versions
from ssotgen.breaking.wire_changes import tag_changes
from ssotgen.spec.model import DataclassSpec, PropertySpec


def property_changes(
    old: DataclassSpec, new: DataclassSpec, names: Mapping[str, str], versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the properties of one dataclass; `names` are the new ones of its
    fields."""
    ours = set(map(id, old.properties))

    def content(prop: PropertySpec) -> Hashable:
        is_old = id(prop) in ours
        ref = versions.renamed(prop.type) if is_old else prop.type
        known = versions.names_in(names) if is_old else None
        return str(ref), meaning(prop.value, known), prop.serialize

    pairs = pair(old.properties, new.properties, content)
    for prop in pairs.removed:
        yield _removed(old, new, prop, versions)
    for before, after in pairs.renamed:
        yield _renamed(old, new, before, after, versions)
    for prop in pairs.added:
        yield _added(old, new, prop)
    known = {**names, **pairs.new_names}
    for before, after in (*pairs.both, *pairs.renamed):
        yield from _both(old, new, before, after, known, versions)


def _removed(
    old: DataclassSpec, new: DataclassSpec, prop: PropertySpec, versions: Versions
) -> Change:
    symbol = f"{new.name}.{prop.name}"
    return Change(
        Section.REMOVED,
        symbol,
        f"the property {symbol} is gone",
        new.location,
        prop.location,
        rules.PROPERTY_REMOVED,
        ("source", "wire-read") if prop.serialize and not new.ignores_unknown else ("source",),
        hint="keep it until nobody reads it",
        witness=_reads(old, prop, versions),
    )


def _renamed(
    old: DataclassSpec,
    new: DataclassSpec,
    before: PropertySpec,
    after: PropertySpec,
    versions: Versions,
) -> Change:
    found: set[Category] = {"source"}
    if before.serialize and not new.ignores_unknown:
        found.add("wire-read")
    if after.serialize and not old.ignores_unknown:
        found.add("wire-write")
    return Change(
        Section.CHANGED,
        f"{new.name}.{before.name}",
        f"the property {new.name}.{before.name} is now {new.name}.{after.name}",
        after.location,
        before.location,
        rules.PROPERTY_RENAMED,
        ordered(found),
        hint=f"replace `{before.name}` with `{after.name}`",
        witness=_reads(old, before, versions),
    )


def _added(old: DataclassSpec, new: DataclassSpec, prop: PropertySpec) -> Change:
    symbol = f"{new.name}.{prop.name}"
    if not prop.serialize or old.ignores_unknown:
        return Change(Section.ADDED, symbol, f"new property {symbol}", prop.location)
    return Change(
        Section.ADDED,
        symbol,
        f"{symbol} is new in `to_dict()`: older code does not read it",
        prop.location,
        None,
        rules.SERIALIZE_CHANGED,
        ("wire-write",),
        hint="add it with `serialize: false`, or update the programs that read the data first",
    )


def _both(
    old: DataclassSpec,
    new: DataclassSpec,
    before: PropertySpec,
    after: PropertySpec,
    names: Mapping[str, str],
    versions: Versions,
) -> Iterator[Change]:
    symbol = f"{new.name}.{after.name}"
    yield from _written(old, new, before, after, versions)
    is_same = meaning(before.value, versions.names_in(names)) == meaning(after.value)
    found = compare_types(versions.renamed(before.type), after.type)
    if found is not None:
        # A property is read, never given: what it writes matters through its key alone.
        categories: tuple[Category, ...] = ("types",) if is_same else ("types", "behaviour")
        yield retyped(symbol, before, after, found[0], categories)
    if before.serialize and after.serialize:
        yield from tag_changes(symbol, before, after, versions)
    if not is_same:
        both = before.serialize and after.serialize
        yield Change(
            Section.CHANGED,
            symbol,
            f"{symbol} is derived as `{after.value.text}`, no longer as `{before.value.text}`",
            after.source.at("value"),
            before.source.at("value"),
            rules.EXPRESSION_CHANGED,
            ("wire-read", "wire-write", "behaviour") if both else ("behaviour",),
            hint="add a property with another name",
        )
    yield from summary_changes(symbol, before, after)


def _written(
    old: DataclassSpec,
    new: DataclassSpec,
    before: PropertySpec,
    after: PropertySpec,
    versions: Versions,
) -> Iterator[Change]:
    """Yield a change where `to_dict()` has the property and did not before, or the reverse."""
    dropped, gained = before.serialize, after.serialize
    if dropped is gained:
        return
    symbol = f"{new.name}.{after.name}"
    message = f"{symbol} {'is no longer in' if dropped else 'is now in'} `to_dict()`"
    at = after.source.at("serialize")
    if gained and old.ignores_unknown:
        yield Change(Section.ADDED, symbol, message, at, before.location)
        return
    yield Change(
        Section.CHANGED,
        symbol,
        message,
        at,
        before.location,
        rules.SERIALIZE_CHANGED,
        _lost_key(new) if dropped else ("wire-write",),
        hint=f"keep `serialize: {str(before.serialize).lower()}`",
        witness=program(old, versions.old, f"item.to_dict()[{before.name!r}]") if dropped else "",
    )


def _lost_key(new: DataclassSpec) -> tuple[Category, ...]:
    """Return what breaks where a key is no longer written, and read no longer either."""
    return ("behaviour",) if new.ignores_unknown else ("wire-read", "behaviour")


def _reads(old: DataclassSpec, prop: PropertySpec, versions: Versions) -> str:
    """Return a program that needs a property."""
    return (
        f"from {versions.old.project.enums_module} import {old.name}\n"
        f"assert isinstance({old.name}.{prop.name}, property)"
    )

"""Changes of dataclasses: their options, properties and checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.example import NoExampleError, imports, instance
from ssotgen.breaking.field_changes import field_changes, field_pairs
from ssotgen.breaking.pairing import pair
from ssotgen.breaking.reading_changes import tolerance_changes
from ssotgen.breaking.reserved_changes import reserved_changes
from ssotgen.breaking.spec_change import Category, Change, Section
from ssotgen.breaking.type_changes import compare_types
from ssotgen.breaking.versions import Versions
from ssotgen.spec.model import DataclassSpec, PropertySpec


def dataclass_changes(versions: Versions) -> Iterator[Change]:
    """Yield the changes of all dataclasses."""
    module = versions.old.project.enums_module
    pairs = versions.dataclasses
    for item in pairs.removed:
        yield Change(
            Section.REMOVED,
            item.name,
            f"the dataclass {item.name} is gone",
            versions.new.project.location,
            item.location,
            rules.DATACLASS_REMOVED,
            ("source", "wire-read"),
            hint="keep it deprecated until nobody uses or stores it",
            witness=f"from {module} import {item.name}",
            announced=versions.is_announced(item.deprecated),
        )
    for old, new in pairs.renamed:
        yield Change(
            Section.CHANGED,
            old.name,
            f"the dataclass {old.name} is now {new.name}",
            new.location,
            old.location,
            rules.DATACLASS_RENAMED,
            ("source",),
            hint=f"replace {old.name} with {new.name}",
            witness=f"from {module} import {old.name}",
        )
    for item in pairs.added:
        yield Change(Section.ADDED, item.name, f"new dataclass {item.name}", item.location)
    for old, new in (*pairs.both, *pairs.renamed):
        yield from _changes_of(old, new, versions)


def _changes_of(old: DataclassSpec, new: DataclassSpec, versions: Versions) -> Iterator[Change]:
    fields = field_pairs(old, new, versions)
    yield from field_changes(old, new, fields, versions)
    names = fields.new_names
    yield from _options(old, new, versions)
    yield from _properties(old, new, names, versions)
    yield from _checks(old, new, names, versions)
    yield from tolerance_changes(old, new)
    taken = {each.name: each.location for each in new.fields}
    taken.update((each.name, each.location) for each in new.properties)
    yield from reserved_changes(old, new, taken)
    if new.deprecated and not old.deprecated:
        instead = f"; use {new.deprecated.use}" if new.deprecated.use else ""
        message = f"{new.name} is deprecated{instead}"
        yield Change(Section.DEPRECATED, new.name, message, new.location)
    if new.summary != old.summary:
        message = f"{new.name} is described otherwise"
        yield Change(Section.TEXT, new.name, message, new.location, old.location)


def _options(old: DataclassSpec, new: DataclassSpec, versions: Versions) -> Iterator[Change]:
    yield from _frozen(old, new, versions)
    names = [field.name for field in old.fields]
    values = "".join(f"item.{name}, " for name in names)
    for key, is_stricter, what, program in (
        (
            "keyword_only",
            new.keyword_only and not old.keyword_only,
            "takes values by keyword only",
            f"type(item)({values.rstrip(', ')})",
        ),
        (
            "slots",
            new.slots and not old.slots,
            "has slots: it has no other attributes",
            "item.__dict__",
        ),
        ("order", old.order and not new.order, "is no longer compared by `<`", "item <= item"),
    ):
        if is_stricter:
            yield Change(
                Section.CHANGED,
                new.name,
                f"{new.name} {what}",
                new.source.at(key) if key in new.source else new.location,
                old.location,
                rules.DATACLASS_OPTION_CHANGED,
                ("source",),
                hint=f"keep `{key}: {str(getattr(old, key)).lower()}`",
                witness=_with_instance(old, versions, program),
            )


def _frozen(old: DataclassSpec, new: DataclassSpec, versions: Versions) -> Iterator[Change]:
    if old.frozen == new.frozen:
        return
    if new.frozen:
        field = old.fields[0].name if old.fields else "x"
        program = f"item.{field} = item.{field}"
        rule, what = rules.FROZEN_ADDED, "is frozen now: nothing can be assigned to its fields"
    else:
        program = "assert type(item).__hash__ is not None"
        rule, what = rules.FROZEN_REMOVED, "is no longer frozen: its instances have no hash"
    yield Change(
        Section.CHANGED,
        new.name,
        f"{new.name} {what}",
        new.source.at("frozen"),
        old.location,
        rule,
        ("source",),
        hint=f"keep `frozen: {str(old.frozen).lower()}`",
        witness=_with_instance(old, versions, program),
    )


def _properties(
    old: DataclassSpec, new: DataclassSpec, names: Mapping[str, str], versions: Versions
) -> Iterator[Change]:
    pairs = pair(old.properties, new.properties, lambda prop: prop.name)
    for prop in pairs.removed:
        symbol = f"{new.name}.{prop.name}"
        yield Change(
            Section.REMOVED,
            symbol,
            f"the property {symbol} is gone",
            new.location,
            prop.location,
            rules.PROPERTY_REMOVED,
            ("source", "wire-read") if prop.serialize and not new.ignores_unknown else ("source",),
            hint="keep it until nobody reads it",
            witness=f"from {versions.old.project.enums_module} import {old.name}\n"
            f"assert isinstance({old.name}.{prop.name}, property)",
        )
    for prop in pairs.added:
        symbol = f"{new.name}.{prop.name}"
        if not prop.serialize or old.ignores_unknown:
            yield Change(Section.ADDED, symbol, f"new property {symbol}", prop.location)
            continue
        yield Change(
            Section.ADDED,
            symbol,
            f"{symbol} is new in `to_dict()`: code of before does not read it",
            prop.location,
            None,
            rules.SERIALIZE_CHANGED,
            ("wire-write",),
            hint="add it with `serialize: false`, or release the readers first",
        )
    for before, after in pairs.both:
        yield from _property(old, new, before, after, names, versions)


def _property(
    old: DataclassSpec,
    new: DataclassSpec,
    before: PropertySpec,
    after: PropertySpec,
    names: Mapping[str, str],
    versions: Versions,
) -> Iterator[Change]:
    symbol = f"{new.name}.{after.name}"
    dropped, gained = before.serialize, after.serialize
    if dropped is not gained and not (gained and old.ignores_unknown):
        verb = "is no longer in" if dropped else "is now in"
        program = f"item.to_dict()[{before.name!r}]" if dropped else ""
        yield Change(
            Section.CHANGED,
            symbol,
            f"{symbol} {verb} `to_dict()`",
            after.source.at("serialize"),
            before.location,
            rules.SERIALIZE_CHANGED,
            _lost_key(new) if dropped else ("wire-write",),
            hint=f"keep `serialize: {str(before.serialize).lower()}`",
            witness=_with_instance(old, versions, program) if program else "",
        )
    found = compare_types(versions.renamed(before.type), after.type)
    if found is not None:
        # A property is read, never given: what it writes matters through its key alone.
        yield Change(
            Section.CHANGED,
            symbol,
            f"the type of {symbol} is {after.type}, no longer {before.type}",
            after.source.at("type"),
            before.source.at("type"),
            found[0],
            ("types", "behaviour") if before.value != after.value else ("types",),
        )
    was = versions.expression_text(before.value, names)
    if was != " ".join(after.value.text.split()):
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
    if before.summary != after.summary:
        message = f"{symbol} is described otherwise"
        yield Change(Section.TEXT, symbol, message, after.location, before.location)


def _lost_key(new: DataclassSpec) -> tuple[Category, ...]:
    """Return what breaks where a key is no longer written, and read no longer either."""
    return ("behaviour",) if new.ignores_unknown else ("wire-read", "behaviour")


def _checks(
    old: DataclassSpec, new: DataclassSpec, names: Mapping[str, str], versions: Versions
) -> Iterator[Change]:
    before = {versions.expression_text(check.when, names): check for check in old.checks}
    by_message = {check.message: check for check in old.checks}
    for check in new.checks:
        text = " ".join(check.when.text.split())
        same, alike = before.get(text), by_message.get(check.message)
        if same is not None and same.message == check.message:
            continue
        changed = same or alike
        what = "a check has changed" if changed else "a new check"
        yield Change(
            Section.CHANGED if changed else Section.ADDED,
            new.name,
            f"{what} of {new.name}: `{check.when.text}` gives {check.message!r}",
            check.location,
            changed.location if changed else None,
            rules.CHECK_CHANGED if changed else rules.CHECK_ADDED,
            ("behaviour",),
            hint="what was valid before is reported by validate() now",
        )


def _with_instance(old: DataclassSpec, versions: Versions, program: str) -> str:
    """Return a program about an instance of the old class, empty where none can be made."""
    try:
        made = instance(old, versions.old)
    except NoExampleError:
        return ""
    return f"{imports(versions.old.project.enums_module)}\nitem = {made}\n{program}"

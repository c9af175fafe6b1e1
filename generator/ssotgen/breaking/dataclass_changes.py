"""Changes of dataclasses and their checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.dataclass_options import option_changes
from ssotgen.breaking.definition_changes import summary_changes
from ssotgen.breaking.deprecation_changes import deprecation_changes
from ssotgen.breaking.field_changes import field_changes, field_pairs
from ssotgen.breaking.property_changes import property_changes
from ssotgen.breaking.reading_changes import tolerance_changes
from ssotgen.breaking.reserved_changes import replaces_changes, reserved_changes
from ssotgen.breaking.same_expressions import meaning
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.spec.model import DataclassSpec


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
            hint=f"replace `{old.name}` with `{new.name}`",
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
    yield from option_changes(old, new, versions)
    yield from property_changes(old, new, names, versions)
    yield from _check_changes(old, new, names, versions)
    yield from tolerance_changes(old, new, versions)
    taken = {each.wire.text: each.wire.location for each in new.fields if each.wire is not None}
    taken.update((each.name, each.location) for each in new.fields)
    taken.update((each.name, each.location) for each in new.properties)
    yield from reserved_changes(old, new, taken)
    yield from replaces_changes(old, new)
    yield from deprecation_changes(new.name, old, new)
    yield from summary_changes(new.name, old, new)


def _check_changes(
    old: DataclassSpec, new: DataclassSpec, names: Mapping[str, str], versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the checks of one dataclass; `names` are the new ones of its fields."""
    known = versions.names_in(names)
    before = {meaning(check.when, known): check for check in old.checks}
    by_message = {check.message: check for check in old.checks}
    paired = set()
    for check in new.checks:
        same, alike = before.get(meaning(check.when)), by_message.get(check.message)
        changed = same or alike
        paired.add(changed and changed.location)
        if same is not None and same.message == check.message:
            continue
        what = "a check of {} has changed" if changed else "a new check of {}"
        yield Change(
            Section.CHANGED if changed else Section.ADDED,
            new.name,
            f"{what.format(new.name)}: `{check.when.text}` gives {check.message!r}",
            check.location,
            changed.location if changed else None,
            rules.CHECK_CHANGED if changed else rules.CHECK_ADDED,
            ("behaviour",),
            hint="data that was valid may now be reported by `validate()`",
        )
    for check in old.checks:
        if check.location not in paired:
            message = f"{new.name} no longer checks `{check.when.text}`"
            yield Change(Section.CHANGED, new.name, message, new.location, check.location)

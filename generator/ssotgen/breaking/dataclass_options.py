"""Changes of the options of dataclasses, and of their fields' part in `repr()` and `==`."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.example import program
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.spec.model import DataclassSpec, FieldSpec


def option_changes(old: DataclassSpec, new: DataclassSpec, versions: Versions) -> Iterator[Change]:
    """Yield the changes of the options of one dataclass."""
    yield from _frozen(old, new, versions)
    values = ", ".join(f"item.{field.name}" for field in old.fields)
    for key, stricter, looser, line in (
        (
            "keyword_only",
            "takes values by keyword only",
            "takes values by position too",
            f"type(item)({values})",
        ),
        (
            "slots",
            "has slots: it has no other attributes",
            "has no slots: it may have other attributes",
            "item.__dict__",
        ),
        ("order", "is no longer compared by `<`", "is compared by `<`", "item <= item"),
    ):
        before, after = getattr(old, key), getattr(new, key)
        if before == after:
            continue
        at = new.source.at(key) if key in new.source else new.location
        if after == (key == "order"):
            message = f"{new.name} {looser}"
            yield Change(Section.CHANGED, new.name, message, at, old.location)
            continue
        yield Change(
            Section.CHANGED,
            new.name,
            f"{new.name} {stricter}",
            at,
            old.location,
            rules.DATACLASS_OPTION_CHANGED,
            ("source",),
            hint=f"keep `{key}: {str(before).lower()}`",
            witness=program(old, versions.old, line),
        )


def field_option_changes(
    old: DataclassSpec, symbol: str, before: FieldSpec, after: FieldSpec, versions: Versions
) -> Iterator[Change]:
    """Yield a change where a field of a dataclass is in its `repr()`, or counts for `==`, and was
    or did not before."""
    for key, there, gone in (
        ("repr", "is in `repr()` now", "is no longer in `repr()`"),
        ("compare", "counts for `==` now", "no longer counts for `==`"),
    ):
        was, now = getattr(before, key), getattr(after, key)
        if was == now:
            continue
        field = f"{old.name}.__dataclass_fields__[{before.name!r}]"
        yield Change(
            Section.CHANGED,
            symbol,
            f"{symbol} {there if now else gone}",
            after.source.at(key) if key in after.source else after.location,
            before.location,
            rules.DATACLASS_OPTION_CHANGED,
            ("behaviour",),
            hint=f"keep `{key}: {str(was).lower()}`",
            witness=f"from {versions.old.project.enums_module} import {old.name}\n"
            f"assert {field}.{key} is {was}",
        )


def _frozen(old: DataclassSpec, new: DataclassSpec, versions: Versions) -> Iterator[Change]:
    if old.frozen == new.frozen:
        return
    if new.frozen:
        field = old.fields[0].name if old.fields else "x"
        line = f"item.{field} = item.{field}"
        rule, what = rules.FROZEN_ADDED, "is frozen now: nothing can be assigned to its fields"
    else:
        line = "assert type(item).__hash__ is not None"
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
        witness=program(old, versions.old, line),
    )

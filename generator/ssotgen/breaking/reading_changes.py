"""Changes of what reading tolerates: former names, unknown keys and unknown values."""

from __future__ import annotations

from collections.abc import Iterator

from ssotgen.breaking import rules
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.diagnostics.finding import Location
from ssotgen.spec.model import DataclassSpec, EnumSpec


def fallback_changes(old: EnumSpec, new: EnumSpec) -> Iterator[Change]:
    """Yield a change where unknown values of an enum are read otherwise."""
    before, after = old.fallback, new.fallback
    if before is None:
        if after is not None:
            message = f"{new.name} reads unknown values as {after.text}"
            yield Change(Section.ADDED, new.name, message, after.location)
    elif after is None:
        message = f"{new.name} refuses unknown values, which it read as {before.text}"
        yield _narrowed(new.name, message, new.location, before.location, "keep `fallback`")


def tolerance_changes(old: DataclassSpec, new: DataclassSpec) -> Iterator[Change]:
    """Yield a change where a dataclass refuses keys that it read or ignored before."""
    if old.ignores_unknown and not new.ignores_unknown:
        message = f"{new.name} refuses unknown keys, which it ignored"
        hint = "keep `unknown: ignore`"
        yield _narrowed(new.name, message, new.location, old.source.at("unknown"), hint)
    elif new.ignores_unknown and not old.ignores_unknown:
        message = f"{new.name} ignores unknown keys"
        yield Change(Section.ADDED, new.name, message, new.source.at("unknown"))
    declared = {each.name for each in new.fields} | new.former_names.keys()
    for field in old.fields:
        for text in field.was:
            if text.text not in declared:
                at = new.field(field.name)
                yield _narrowed(
                    f"{new.name}.{field.name}",
                    f"{new.name} no longer reads {field.name} by its former name {text.text}",
                    new.location if at is None else at.location,
                    text.location,
                    f"keep {text.text} in `was`",
                )


def _narrowed(symbol: str, message: str, at: Location, was: Location, hint: str) -> Change:
    return Change(
        Section.CHANGED, symbol, message, at, was, rules.READING_NARROWED, ("promise",), hint=hint
    )

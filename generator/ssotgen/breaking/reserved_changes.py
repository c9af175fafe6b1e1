"""Changes of reserved names: of enums and of dataclasses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.diagnostics.finding import Location
from ssotgen.spec.model import DataclassSpec, EnumSpec


def reserved_changes(
    old: EnumSpec | DataclassSpec, new: EnumSpec | DataclassSpec, taken: Mapping[str, Location]
) -> Iterator[Change]:
    """Yield a change for each name that is reserved no longer; `taken` are the names that the new
    version declares."""
    still = {text.text for text in new.reserved}
    for text in old.reserved:
        if text.text in still:
            continue
        at = taken.get(text.text)
        symbol = f"{new.name}.{text.text}"
        what = "is in use again, though it was reserved" if at else "is no longer reserved"
        yield Change(
            Section.CHANGED,
            symbol,
            f"{symbol} {what}",
            at or new.location,
            text.location,
            rules.RESERVED_RETURNED if at else rules.RESERVED_LIFTED,
            ("promise",),
            hint=f"keep `{text.text}` in `reserved`",
        )
    for text in new.reserved:
        if all(each.text != text.text for each in old.reserved):
            symbol = f"{new.name}.{text.text}"
            yield Change(Section.TEXT, symbol, f"{symbol} is reserved", text.location)


def replaces_changes(
    old: EnumSpec | DataclassSpec, new: EnumSpec | DataclassSpec
) -> Iterator[Change]:
    """Yield a change where a class replaces copies in other modules than before."""
    if {text.text for text in old.replaces} != {text.text for text in new.replaces}:
        message = f"{new.name} replaces copies in other modules"
        yield Change(Section.TEXT, new.name, message, new.location, old.location)

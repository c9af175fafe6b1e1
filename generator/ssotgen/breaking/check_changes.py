"""Changes of the checks of dataclasses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ssotgen.breaking import rules
from ssotgen.breaking.same_expressions import meaning
from ssotgen.breaking.spec_change import Change, Section
from ssotgen.breaking.versions import Versions
from ssotgen.spec.model import DataclassSpec


def check_changes(
    old: DataclassSpec, new: DataclassSpec, names: Mapping[str, str], versions: Versions
) -> Iterator[Change]:
    """Yield the changes of the checks of one dataclass; `names` are the new ones of its fields."""
    known = versions.names_in(names)
    before = {meaning(check.when, known): check for check in old.checks}
    by_message = {check.message: check for check in old.checks}
    kept = set()
    for check in new.checks:
        same, alike = before.get(meaning(check.when)), by_message.get(check.message)
        changed = same or alike
        kept.add(changed and changed.location)
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
        if check.location not in kept:
            message = f"{new.name} no longer checks `{check.when.text}`"
            yield Change(Section.CHANGED, new.name, message, new.location, check.location)

"""Changes as the Markdown of a changelog."""

from __future__ import annotations

from collections.abc import Iterable

from ssotgen.breaking.spec_change import Change, Section

_ORDER = (Section.REMOVED, Section.CHANGED, Section.DEPRECATED, Section.ADDED)
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|"})


def changelog(changes: Iterable[Change], step: str) -> str:
    """Return the changes under the headings *Removed*, *Changed*, *Deprecated* and *Added*, with
    what they break and what to do; `step` is the part of the version to raise.

    The text has no date and no version, so that it is the same whenever it is made.
    """
    found = list(changes)
    lines = [f"Version step: {step}"]
    for section in _ORDER:
        entries = sorted({_entry(change) for change in found if change.section is section})
        if entries:
            lines += ["", f"### {section.value}", "", *entries]
    return "\n".join(lines) + "\n"


def _entry(change: Change) -> str:
    text = change.message[:1].upper() + change.message[1:]
    breaks = f" ({', '.join(change.categories)})" if change.categories else ""
    hint = f" {change.hint[:1].upper()}{change.hint[1:]}." if change.rule and change.hint else ""
    return f"- {_escaped(text)}{breaks}.{_escaped(hint)}"


def _escaped(text: str) -> str:
    """Return text in which nothing is markup but the spans of code that messages have."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return text.translate(_SPECIAL)
    return "".join(
        f"`{part}`" if index % 2 else part.translate(_SPECIAL) for index, part in enumerate(parts)
    )

"""Rules about the shape of a spec, raised by the comparison with the JSON Schema."""

from __future__ import annotations

import re

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import did_you_mean
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import nearest
from ssotgen.diagnostics.wording import coded, listed, quoted

MISSING_KEY = Rule("SSG202", "missing-key", "Checks for mappings without a required key.")
VALUE_NOT_ALLOWED = Rule(
    "SSG204", "value-not-allowed", "Checks for values that their key does not allow."
)
EMPTY_VALUE = Rule("SSG205", "empty-value", "Checks for empty values where something is required.")
REPEATED_ITEM = Rule("SSG206", "repeated-item", "Checks for names that are listed twice.")
CONFLICTING_KEYS = Rule("SSG207", "conflicting-keys", "Checks for keys that exclude each other.")


_MEANT = {
    **dict.fromkeys(("error", "forbid", "raise", "reject"), "refuse"),
    **dict.fromkeys(("allow", "drop", "skip"), "ignore"),
    "ignore": "allow",
    **dict.fromkeys(("str", "Enumstr", "strEnum", "TextChoices"), "str, Enum"),
    **dict.fromkeys(("int", "Enumint", "intEnum", "IntegerChoices"), "int, Enum"),
}
"""What is meant by other words for a value, without what is between them."""


def missing_key(location: Location, key: str, owner: str, symbol: str) -> Finding:
    """Return the finding for `key`, which `owner` (the enum 'Colour', say) lacks."""
    return MISSING_KEY.finding(
        location, f"missing key '{key}' in {owner}", hint=f"add `{key}: ...`", symbol=symbol
    )


def value_not_allowed(
    location: Location, key: str, value: str, allowed: list[str], symbol: str
) -> Finding:
    """Return the finding for `value` under `key`."""
    near = _MEANT.get(re.sub(r"\W", "", value)) or nearest(value, allowed)
    near = near if near in allowed else nearest(value, allowed)
    return VALUE_NOT_ALLOWED.finding(
        location,
        f"invalid value {quoted(value)} for '{key}'",
        hint=did_you_mean(near) if near else f"use {coded(allowed)}",
        symbol=symbol,
    )


def empty_value(location: Location, subject: str, kind: str, example: str, symbol: str) -> Finding:
    """Return the finding for the empty value of `subject`, a `string`, a `mapping` or a `list`."""
    instead = f"use a value such as `{example}`" if example else f"use a {kind} that is not empty"
    return EMPTY_VALUE.finding(
        location,
        f"{subject} is empty",
        hint=instead if kind == "string" else f"{instead}, or remove it",
        symbol=symbol,
    )


def repeated_item(location: Location, item: str, key: str, symbol: str) -> Finding:
    """Return the finding for the second `item` in the list under `key`."""
    return REPEATED_ITEM.finding(
        location,
        f"{quoted(item)} is listed twice in '{key}'",
        hint="remove one of them",
        symbol=symbol,
    )


def conflicting_keys(location: Location, subject: str, keys: list[str], symbol: str) -> Finding:
    """Return the finding for `keys`, which exclude one another, at the second of them."""
    return CONFLICTING_KEYS.finding(
        location,
        f"{listed([quoted(key) for key in keys], 'and')} exclude each other in {subject}",
        hint=f"keep {coded(keys)}",
        symbol=symbol,
    )

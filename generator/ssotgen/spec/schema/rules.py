"""Rules about the shape of a spec, raised by the comparison with the JSON Schema."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.nearest import nearest
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import listed, quoted

MISSING_KEY = Rule("SSG202", "missing-key", "A mapping lacks a key that it needs.")
VALUE_NOT_ALLOWED = Rule(
    "SSG204", "value-not-allowed", "A value is not among the few that its key takes."
)
EMPTY_VALUE = Rule("SSG205", "empty-value", "A value is empty where it must not be.")
REPEATED_ITEM = Rule("SSG206", "repeated-item", "An item stands twice in a list of names.")
CONFLICTING_KEYS = Rule(
    "SSG207", "conflicting-keys", "A mapping has two keys of which it takes one."
)


def missing_key(location: Location, key: str, owner: str, symbol: str) -> Finding:
    """Return the finding for `key`, which `owner` (the enum 'Colour', say) lacks."""
    return MISSING_KEY.finding(
        location, f"{owner} has no {key!r}", hint=f"add `{key}: ...`", symbol=symbol
    )


def value_not_allowed(
    location: Location, key: str, value: str, allowed: list[str], symbol: str
) -> Finding:
    """Return the finding for `value` under `key`."""
    near = nearest(value, allowed)
    shown = [quoted(each) if "," in each else each for each in allowed]
    return VALUE_NOT_ALLOWED.finding(
        location,
        f"{quoted(value)} is no value for {key!r}; it takes {listed(shown)}",
        hint=f"did you mean {near}?" if near else "write one of these",
        symbol=symbol,
    )


def empty_value(location: Location, subject: str, kind: str, example: str, symbol: str) -> Finding:
    """Return the finding for the empty value of `subject`, a `text`, a `mapping` or a `list`."""
    instead = (
        f"write one, such as `{example}`" if example else f"write a {kind} that says something"
    )
    return EMPTY_VALUE.finding(
        location,
        f"{subject} must not be empty",
        hint=instead if kind == "text" else f"{instead}, or remove it",
        symbol=symbol,
    )


def repeated_item(location: Location, item: str, key: str, symbol: str) -> Finding:
    """Return the finding for the second `item` in the list under `key`."""
    return REPEATED_ITEM.finding(
        location,
        f"{quoted(item)} stands twice in {key!r}",
        hint="remove it, or write the name that was meant",
        symbol=symbol,
    )


def conflicting_keys(location: Location, subject: str, keys: list[str], symbol: str) -> Finding:
    """Return the finding for `keys`, which exclude one another, at the second of them."""
    return CONFLICTING_KEYS.finding(
        location,
        f"{subject} takes one of {listed(keys, 'and')}, not several",
        hint=f"keep {listed(keys)}",
        symbol=symbol,
    )

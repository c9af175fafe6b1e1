"""The rule for a key that the spec language does not have, and its suggestions."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.suggest import Suggester
from ssotgen.diagnostics.wording import listed, quoted

UNKNOWN_KEY = Rule("SSG201", "unknown-key", "The spec language has no such key there.")

OTHER_WORDS = {
    "description": "summary",
    "doc": "summary",
    "docstring": "summary",
    "values": "members",
    "extends": "base",
    "bases": "base",
    "inherits": "base",
    "min": "minimum",
    "max": "maximum",
    "minItems": "min_items",
    "modules": "imports",
    "import": "imports",
    "attributes": "fields",
    "models": "dataclasses",
    "classes": "dataclasses",
    "condition": "when",
    "if": "when",
    "expression": "value",
    "timeout": "timeout_seconds",
    "license": "license_header",
    "python": "target_python",
    "readonly": "frozen",
    "immutable": "frozen",
}


"""What people write who know another format, and the word of this one."""


class KeySuggester:
    """Finds the key that a misspelt one stands for, at a bounded cost for one document."""

    def __init__(self) -> None:
        self._suggesters: dict[tuple[str, ...], Suggester] = {}

    def meant(self, key: str, allowed: tuple[str, ...]) -> str | None:
        """Return the allowed key that `key` most likely stands for, or None."""
        other = OTHER_WORDS.get(key)
        if other in allowed:
            return other
        if allowed not in self._suggesters:
            self._suggesters[allowed] = Suggester(allowed)
        return self._suggesters[allowed].nearest(key)


def unknown_key(
    location: Location, key: str, of: str, allowed: tuple[str, ...], near: str | None, symbol: str
) -> Finding:
    """Return the finding for `key` in a mapping that is `of` (an enum, say); `near` is the allowed
    key that it may stand for."""
    if near:
        hint = f"did you mean {near}?"
    elif " " in key:
        hint = "inside { } a comma ends a value: quote a text that has one"
    else:
        hint = f"{of} has {listed(allowed, 'and')}"
    return UNKNOWN_KEY.finding(
        location,
        f"{quoted(key)} is no key of {of}",
        hint=hint,
        symbol=f"{symbol}.{key}" if symbol else key,
    )

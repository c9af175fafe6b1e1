"""The rule for a value of the wrong type, and its wording."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.hints import AnyHint, quote, write
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import coded, listed, quoted, shorten
from ssotgen.spec.yaml.document import Mark
from ssotgen.spec.yaml.plain_scalars import resolve

WRONG_TYPE = Rule("SSG203", "wrong-type", "Checks for values of the wrong type.")

_KINDS = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "a boolean",
    "object": "a mapping",
    "array": "a list",
}


def wrong_type(
    location: Location,
    subject: str,
    value: Any,
    mark: Mark,
    expected: list[str],
    *,
    example: str,
    allowed: Container[str] | None = None,
    symbol: str,
    form: AnyHint = "",
) -> Finding:
    """Return the finding for the value of `subject` ('summary', say, in quotes).

    `expected` are JSON Schema's names of the types that fit; `example` is a value that would, or
    empty; `allowed` are the strings that would, or None if all do; `form` is a hint that knows more
    about the value than its type.
    """
    kinds = listed([_KINDS[name] for name in expected])
    return WRONG_TYPE.finding(
        location,
        f"{subject} must be {kinds}, not {_described(value, mark)}",
        hint=form or _hint(value, mark, expected, example, allowed),
        symbol=symbol,
    )


def instead_of_misread(mark: Mark, expected: list[str]) -> AnyHint:
    """Return the hint for a misread scalar in the place of a value of other types than string."""
    instead = resolve(mark.text or "").instead
    if instead and _fits(instead, expected):
        return write(instead)
    if expected == ["boolean"]:
        return "use `true` or `false`"
    return f"use {listed([_KINDS[name] for name in expected])}"


def _described(value: Any, mark: Mark) -> str:
    if value is None:
        return quoted(mark.text) if mark.text else "nothing"
    if isinstance(value, bool):
        return f"the boolean {mark.text}"
    if isinstance(value, int | float):
        return f"the number {shorten(mark.text or '')}"
    if isinstance(value, str):
        return f"the string {quoted(value)}"
    return "a mapping" if isinstance(value, dict) else "a list"


def _hint(
    value: Any, mark: Mark, expected: list[str], example: str, allowed: Container[str] | None
) -> AnyHint:
    scalar = isinstance(value, bool | int | float) or (value is None and mark.text)
    text = mark.text or ""
    if "string" in expected and scalar and mark.plain and text != "~":
        if allowed is None or text in allowed:
            return quote(text)
        if isinstance(allowed, tuple):
            return f"use {coded(allowed)}"
        return f"use a value such as `{example}`" if example else "use a name"
    if isinstance(value, list) and allowed is not None:
        joined = ", ".join(map(str, value))
        if joined in allowed:
            return write(joined)
    if value is None:
        return f"add a value, such as `{example}`" if example else "add a value after the colon"
    if isinstance(value, str) and not mark.plain and _fits(value, expected):
        return write(value, " without quotes")
    if isinstance(value, float) and "integer" in expected and value.is_integer():
        return write(str(int(value)))
    if "array" in expected and isinstance(value, str) and re.match(r"[-–—−•·]\s?", value):
        return "begin each item with a hyphen and a space: `- `"
    if "array" in expected and isinstance(value, str) and value.isprintable():
        return write(f"[{value}]")
    if expected == ["boolean"]:
        return "use `true` or `false`"
    kinds = listed([_KINDS[name] for name in expected])
    return f"use the form `{example}`" if example else f"use {kinds}"


def _fits(text: str, expected: list[str]) -> bool:
    """Whether a quoted text would be of an expected type without its quotes."""
    value = resolve(text).value
    if isinstance(value, bool):
        return "boolean" in expected
    if isinstance(value, int):
        return "integer" in expected or "number" in expected
    return isinstance(value, float) and "number" in expected

"""The rule for a value of the wrong type, and its wording."""

from __future__ import annotations

from typing import Any

from ssotgen.diagnostics.finding import Finding, Location
from ssotgen.diagnostics.rule import Rule
from ssotgen.diagnostics.wording import listed, quoted, shorten, yaml_quoted
from ssotgen.spec.yaml.document import Mark
from ssotgen.spec.yaml.plain_scalars import resolve

WRONG_TYPE = Rule("SSG203", "wrong-type", "A value is of another kind than its key takes.")

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
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
    symbol: str,
    form: str = "",
) -> Finding:
    """Return the finding for the value of `subject` ('summary', say, in quotes).

    `expected` are JSON Schema's names of the types that fit; `example` is a value that would, or
    empty. `form` is a hint that knows more of the value than its type.
    """
    kinds = listed([_KINDS[name] for name in expected])
    return WRONG_TYPE.finding(
        location,
        f"{subject} must be {kinds}, not {_described(value, mark)}",
        hint=form or _hint(value, mark, expected, example),
        symbol=symbol,
    )


def _described(value: Any, mark: Mark) -> str:
    if value is None:
        return quoted(mark.text) if mark.text else "nothing"
    if isinstance(value, bool):
        return f"the boolean {mark.text}"
    if isinstance(value, int | float):
        return f"the number {shorten(mark.text or '')}"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    return "a mapping" if isinstance(value, dict) else "a list"


def _hint(value: Any, mark: Mark, expected: list[str], example: str) -> str:
    scalar = isinstance(value, bool | int | float) or (value is None and mark.text)
    if "string" in expected and scalar and mark.plain:
        return f"quote this value: {yaml_quoted(mark.text or '')}"
    if value is None and not mark.text:
        return f"write a value such as `{example}`" if example else "write a value after the colon"
    if isinstance(value, str) and not mark.plain and _fits(value, expected):
        return f"write {shorten(value)} without quotes"
    if isinstance(value, float) and "integer" in expected and value.is_integer():
        return f"write {int(value)}"
    if "array" in expected and isinstance(value, str) and value.isprintable():
        return f"write [{shorten(value)}]"
    if expected == ["boolean"]:
        return "write true or false"
    return f"write it in the form `{example}`" if example else ""


def _fits(text: str, expected: list[str]) -> bool:
    """Whether a quoted text would be of an expected type without its quotes."""
    value = resolve(text).value
    if isinstance(value, bool):
        return "boolean" in expected
    if isinstance(value, int):
        return "integer" in expected or "number" in expected
    return isinstance(value, float) and "number" in expected

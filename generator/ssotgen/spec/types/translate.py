"""Translates types of Python, also those between brackets, into the language of a spec."""

from __future__ import annotations

from ssotgen.diagnostics.hints import AnyHint, Hint, write
from ssotgen.spec.types.foreign import advice, is_foreign
from ssotgen.spec.types.grammar import named_types
from ssotgen.spec.types.parse_type import MAX_DEPTH, TypeSyntaxError, parse_type


def in_the_language(hint: AnyHint) -> AnyHint:
    """Return the hint to write a type, with what is inside its brackets put right as well."""
    if not isinstance(hint, Hint):
        return hint
    text = _translated(hint.replacement)
    return f"use the form `{hint.replacement}`" if text is None else write(text)


def _translated(text: str) -> str | None:
    """Return what `text`, which may contain types of Python, is in a spec, or None if unknown."""
    if text.count("[") > MAX_DEPTH:
        return None
    for _ in range(MAX_DEPTH):
        try:
            ref = parse_type(text)
        except TypeSyntaxError as error:
            if not isinstance(error.hint, Hint):
                return None
            end = len(text) if error.end is None else error.end
            text = text[: error.offset] + error.hint.replacement + text[end:]
            continue
        foreign = [each for each in named_types(ref) if is_foreign(each.name)]
        if not foreign:
            return text
        hint, at = advice(foreign[0].name), foreign[0].offset
        if not isinstance(hint, Hint):
            return None
        text = text[:at] + hint.replacement + text[at + len(foreign[0].name) :]
    return None

"""Translates types of Python, also those between brackets, into the language of a spec."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ssotgen.diagnostics.hints import AnyHint, Hint, write
from ssotgen.spec.faulty_text import FaultyTextError
from ssotgen.spec.types.foreign import advice, is_foreign
from ssotgen.spec.types.grammar import TypeRef, named_types

_MOST_STEPS = 12
"""How many names of a type are translated: far more than a person would write."""

Parse: TypeAlias = "Callable[[str], TypeRef]"
"""The parser of types, which raises FaultyTextError."""


def in_the_language(hint: AnyHint, parse: Parse) -> AnyHint:
    """Return the hint to write a type, with what is inside its brackets put right as well."""
    if not isinstance(hint, Hint):
        return hint
    text = _translated(hint.replacement, parse)
    return f"use the form `{hint.replacement}`" if text is None else write(text)


def _translated(text: str, parse: Parse) -> str | None:
    """Return what `text`, which may contain types of Python, is in a spec, or None if unknown."""
    if text.count("[") > _MOST_STEPS:
        return None
    for _ in range(_MOST_STEPS):
        try:
            ref = parse(text)
        except FaultyTextError as error:
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

"""Hints: what to do about a finding, and where that is an edit of the place at fault, the edit."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from ssotgen.diagnostics.wording import shorten, yaml_string


class Hint(NamedTuple):
    """A hint that is an edit: what to do, and the text to put where the finding points to.

    Applying it leads to no other finding there, which tests hold for every rule.
    """

    text: str
    replacement: str


AnyHint: TypeAlias = "str | Hint"
"""A hint as text, or one that is an edit."""


def did_you_mean(name: str) -> Hint:
    """Return the hint for a misspelt name, `name` being the right one."""
    return Hint(f"did you mean `{shorten(name)}`?", name)


def write(text: str, reason: str = "") -> Hint:
    """Return the hint to write `text` instead; `reason` goes on behind it."""
    return Hint(f"write `{shorten(text)}`{reason}", text)


def quote(text: str) -> Hint:
    """Return the hint to put a value or a key in quotes, so that YAML reads it as a string."""
    written = yaml_string(text)
    return Hint(f"quote it: `{shorten(written)}`", written)

"""Phrases of messages: values, fields and lists of names, as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence

from ssotgen.diagnostics.wording import coded, listed, quoted, shorten
from ssotgen.spec.model import DataclassSpec
from ssotgen.spec.yaml.document import Value
from ssotgen.spec.yaml.plain_scalars import quoted_if_needed

MAX_NAMED = 3
"""How many missing fields a message names one by one."""

MAX_LISTED = 8
"""How many known names a hint lists."""


def described(value: Value) -> str:
    """Return a value as a message shows it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the string {quoted(value)}"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a mapping" if isinstance(value, dict) else "a list"


def enumerated(names: Sequence[str]) -> str:
    """Return names in quotes as a phrase, the first few of many."""
    shown = [quoted(name) for name in names[:MAX_NAMED]]
    if len(names) > MAX_NAMED:
        shown.append(f"{len(names) - MAX_NAMED} more")
    return listed(shown, "and")


def given_as(names: Sequence[str]) -> str:
    """Return names as keys to add to a mapping, the first few of many."""
    return ", ".join(f"`{name}: ...`" for name in names[:MAX_NAMED])


def keeping_key(key: str) -> str:
    """Return what a hint to rename a field adds, so that plain data stays as it is."""
    return f"; `wire: {shorten(quoted_if_needed(key))}` keeps the key in plain data"


def known_fields(item: DataclassSpec) -> str:
    """Return a hint that names the fields of a dataclass, where they are few."""
    if not 0 < len(item.fields) <= MAX_LISTED:
        return ""
    return f"{item.name} has the fields {coded([field.name for field in item.fields], 'and')}"

"""The old name of a symbol that is renamed, kept for code and data that still use it."""

from __future__ import annotations

from ssotgen.spec.model import Spec
from ssotgen.spec.symbols import Symbol, keys_of
from ssotgen.spec.yaml.edit import (
    NotEditableError,
    with_entry_after,
    with_item,
)
from ssotgen.spec.yaml.plain_scalars import quoted_if_needed


class NotKeptError(Exception):
    """The old name cannot be kept; the message says why, and `hint` what helps."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def with_old_name(text: str, spec: Spec, symbol: Symbol, new: str, since: str) -> str:
    """Return the text of the document that declares a symbol by its new name, with its old name.

    That of a member is an alias, deprecated since a version; that of a field is read in data.

    Raises:
        NotKeptError: The symbol is of another kind, or the document cannot be edited.
    """
    declared = keys_of(symbol)
    if symbol.kind not in ("member", "field") or declared[0] == "layers":
        raise NotKeptError("the old name cannot be kept: this is neither a member nor a field")
    if symbol.kind == "member" and not since:
        message = "since which version the old name is deprecated is not known"
        raise NotKeptError(message, "give --since, or write `version` under `project`")
    keys, old = (*declared[:-1], new), quoted_if_needed(symbol.name)
    try:
        if symbol.kind == "member":
            return with_entry_after(text, keys, old, _alias(spec, symbol, new, since))
        return text if has_wire_name(spec, symbol) else with_item(text, keys, "was", old)
    except NotEditableError as error:
        raise NotKeptError(f"the old name cannot be kept: {error}") from error


def has_wire_name(spec: Spec, field: Symbol) -> bool:
    """Whether the key of a field in plain data does not depend on its name."""
    owner = spec.find_dataclass(keys_of(field)[1])
    found = owner.field(field.name) if owner is not None else None
    return found is not None and found.wire is not None


def _alias(spec: Spec, symbol: Symbol, new: str, since: str) -> str:
    """Return the declaration of the old name of a member."""
    owner = spec.find_enum(keys_of(symbol)[1])
    member = owner.member(symbol.name) if owner is not None else None
    value = member.value if member is not None else ""
    written = quoted_if_needed(value) if isinstance(value, str) else str(value)
    marked = f"{{since: {quoted_if_needed(since)}, use: {quoted_if_needed(new)}}}"
    return f"{{value: {written}, alias: true, deprecated: {marked}}}"

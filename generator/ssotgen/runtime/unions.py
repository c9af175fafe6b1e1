"""Unions: a value of one of several types, which differ in their form as plain data."""

from __future__ import annotations

from ssotgen.runtime.messages import below, shown, step, suggestion
from ssotgen.runtime.plain import LIST_TYPES, MAPPING_TYPES
from ssotgen.runtime.reading import default_or_error
from ssotgen.runtime.record_readers import read_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


PLAIN_KINDS: tuple[tuple[str, Any], ...] = (
    ("a boolean", bool),
    ("a number", (int, float)),
    ("a string", str),
    ("a list", LIST_TYPES),
    ("a mapping", MAPPING_TYPES),
)
"""The kinds of plain data with their types; a boolean counts as nothing else."""


def read_union(source: Any, key: Any, *parts: Any) -> Any:
    """Return what is read of an entry of one of several kinds of data.

    Each part is a kind, the reader for it, and what that takes.
    """
    value = source[key]
    found = next((kind for kind, types in PLAIN_KINDS if isinstance(value, types)), "")
    for kind, read, *parameters in parts:
        if kind == found:
            return read(source, key, *parameters)
    kinds = dict.fromkeys(kind for kind, *_ in parts)
    return default_or_error(key, value, " or ".join(kinds))


def read_tagged(
    source: Any,
    key: Any,
    tag: str,
    kinds: dict[Any, Any],
    *former: tuple[str, dict[Any, Any]],
) -> Any:
    """Return the dataclass whose name for itself a mapping has under the key `tag`.

    Where that is missing, the first of the `former` keys that is there counts.
    """
    value = source[key]
    if not isinstance(value, MAPPING_TYPES):
        return default_or_error(key, value, "a mapping")
    if former and tag not in value:
        found = ((name, known) for name, known in former if name in value)
        tag, kinds = next(found, (tag, kinds))
    path = below(step(key), tag)
    if tag not in value:
        raise ValueError(f"{path} is missing")
    name = value[tag]
    for each, kind in kinds.items():
        if type(name) is type(each) and name == each:
            return read_record(source, key, kind)
    known = suggestion(name, kinds)
    raise ValueError(
        f"{path} must say which dataclass it is, not {shown(name)}; {known}"
    )

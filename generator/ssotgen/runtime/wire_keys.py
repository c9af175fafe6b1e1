"""Fields whose keys in plain data are not their names."""

from __future__ import annotations

from functools import cache

from ssotgen.runtime.messages import shown, suggestion, wrong_value
from ssotgen.runtime.plain import MAPPING_TYPES
from ssotgen.runtime.records import missing_entries

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cache
def wire_keys(owner: Any) -> dict[str, Any]:
    """Return the fields of a dataclass by their keys in plain data."""
    fields = owner.__dataclass_fields__
    return {field.metadata.get("wire", name): field for name, field in fields.items()}


def open_keys(owner: Any, data: Any, *derived: str) -> Any:
    """Return the mapping that `owner.from_dict()` reads, with an entry for each key.

    It is `open_fields` for a dataclass with keys that are not the names of fields.

    Raises:
        ValueError: `data` is not a mapping, has an unknown key, or lacks the key of a
            field that has no default.
    """
    if not isinstance(data, MAPPING_TYPES):
        raise wrong_value(owner.__name__, "a mapping", data)
    fields = wire_keys(owner)
    for key in data:
        if key not in fields and key not in derived:
            name = key if isinstance(key, str) and key else shown(key)
            known = suggestion(key, [*fields, *derived])
            raise ValueError(f"{name} is not a key of {owner.__name__}; {known}")
    if fields.keys() <= data.keys():
        return data
    return {**missing_entries(owner, data), **data}


def known_wire_keys(owner: Any, data: Any, *derived: str) -> Any:
    """Return data without the keys that are neither a field's nor one of `derived`."""
    if not isinstance(data, MAPPING_TYPES):
        return data
    known = {*wire_keys(owner), *derived}
    return {key: value for key, value in data.items() if key in known}

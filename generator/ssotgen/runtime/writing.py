"""The helpers of `to_dict()`."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan

from ssotgen.runtime.checking import type_issues
from ssotgen.runtime.inner_issues import records_in
from ssotgen.runtime.messages import NestedTooDeepError, below

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


WRITE_ERRORS = (AttributeError, RecursionError, TypeError, ValueError)
"""What comes of a value that is not of the type of its field."""


def sort_floats(values: Iterable[float]) -> list[float]:
    """Return numbers by size, with any NaN at the end."""
    return sorted(values, key=lambda value: (isnan(value), value))


def write_error(owner: Any, record: Any, error: Exception) -> Exception:
    """Return the error that `record.to_dict()` raises because of `error`.

    It is a ValueError that begins with the path to a value whose type is wrong. Without
    such a value, as where a property divides by zero, it is `error`.
    """
    if isinstance(error, RecursionError):
        return NestedTooDeepError(f"{owner.__name__} is nested too deeply")
    if isinstance(error, NestedTooDeepError):
        return error
    message = next(iter(type_issues(owner, record)), "")
    inner = vars(error).get("record")
    if not message and inner is not None:
        for name in owner.__dataclass_fields__:
            for path, nested in records_in(name, getattr(record, name)):
                if nested is inner:
                    message = below(path, str(error))
    if not message:
        return error
    found = ValueError(message)
    # The record that holds this one looks for it, and adds the path to it.
    vars(found)["record"] = record
    return found

"""Deprecation of classes and fields."""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    T = TypeVar("T")


def without_warning(message: str) -> Callable[[T], T]:
    """Stand in at run time for `warnings.deprecated`, which is for type checkers."""

    def keep(owner: T) -> T:
        return owner

    return keep

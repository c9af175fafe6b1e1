"""The bits of an IntFlag."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")


def without_sign(owner: type[T]) -> type[T]:
    """Make `~member` of an IntFlag a positive number, which Python 3.10 does not.

    So it equals what has the same bits, on every Python.
    """
    flag: Any = owner
    create = flag._missing_

    def create_without_sign(cls: Any, value: Any) -> Any:
        if isinstance(value, int) and value < 0:
            numbers = [~value, *(each.value for each in cls.__members__.values())]
            value += 1 << max(number.bit_length() for number in numbers)
        return create(value)

    flag._missing_ = classmethod(create_without_sign)
    return owner

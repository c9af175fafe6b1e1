"""The table of standard layers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class StandardLayers(Mapping["Any", "Any"]):
    """The standard layers by type. Each lookup returns a copy, which may be changed."""

    def __init__(self, layers: Mapping[Any, Any]) -> None:
        self._layers = layers

    def __getitem__(self, key: Any) -> Any:
        return deepcopy(self._layers[key])

    def __iter__(self) -> Iterator[Any]:
        return iter(self._layers)

    def __len__(self) -> int:
        return len(self._layers)

    def __repr__(self) -> str:
        return repr(self._layers)


def check_standard(layers: Mapping[Any, Any], layer_type: object) -> None:
    """Check that there is a standard layer of a type.

    Raises:
        ValueError: There is none; the message names the types.
    """
    if not any(known is layer_type for known in layers):
        names = ", ".join(str(known) for known in layers)
        raise ValueError(f"{layer_type!r} is not a standard layer; known are {names}")

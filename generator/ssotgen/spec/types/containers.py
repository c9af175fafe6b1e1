"""The container types of the spec language, and the list of all types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum

from ssotgen.diagnostics.record import record
from ssotgen.spec.types.scalars import SCALARS


class Shape(Enum):
    """What a container is as plain data."""

    SEQUENCE = "a list"
    SET = "a list of different items"
    MAPPING = "a mapping"


@record(kw_only=True)
class ContainerType:
    """One container type; `T` represents any type in `form`, `{0}` for it in `annotation`, where
    `{1}` is the type of keys."""

    name: str
    shape: Shape
    form: str
    annotation: str
    example: str
    """A default in YAML, for the documentation."""
    wire: str
    """The form as plain data, for the documentation."""
    is_plain: bool = False
    """Whether a value is its own plain form where its items are."""
    is_fixed: bool = False
    """Whether a value cannot be changed itself."""
    make: Callable[[list[object]], object] = list
    """What makes a value of its items in expressions."""
    bare: bool = False
    """Whether the name alone is a type too, with items of type `Any`."""


_ROWS = (
    ContainerType(
        name="list",
        shape=Shape.SEQUENCE,
        annotation="list[{0}]",
        form="list[T]",
        example="[white, black]",
        wire="a new list",
        is_plain=True,
        bare=True,
    ),
    ContainerType(
        name="tuple",
        shape=Shape.SEQUENCE,
        annotation="tuple[{0}, ...]",
        form="tuple[T, ...]",
        example="[white, black]",
        wire="a list",
        is_fixed=True,
        make=tuple,
    ),
    ContainerType(
        name="set",
        shape=Shape.SET,
        annotation="set[{0}]",
        form="set[T]",
        example="[white, black]",
        wire="a sorted list",
        make=frozenset,
    ),
    ContainerType(
        name="frozenset",
        shape=Shape.SET,
        annotation="frozenset[{0}]",
        form="frozenset[T]",
        example="[white, black]",
        wire="a sorted list",
        is_fixed=True,
        make=frozenset,
    ),
    ContainerType(
        name="dict",
        shape=Shape.MAPPING,
        annotation="dict[{1}, {0}]",
        form="dict[str, T]",
        example="{white: 1, black: 2}",
        wire="a new mapping",
        is_plain=True,
        bare=True,
    ),
)

CONTAINERS: Mapping[str, ContainerType] = {row.name: row for row in _ROWS}
"""Every container type by its name, in the order of the documentation."""


KEYED_FORM = "dict[Enum, T]"
"""A mapping whose keys are the members of an enum."""
LITERAL_FORM = 'Literal["a", "b"]'


def all_forms() -> list[str]:
    """Return every type as it is written in a spec, classes of the spec aside."""
    containers = [row.form for row in CONTAINERS.values()]
    return [*SCALARS, LITERAL_FORM, *containers, KEYED_FORM, "A | B", "T | None"]

"""Types of fields as trees, from which they are written back as in the spec.

The classes tell apart the forms that values have as plain data; which Python type has that form is
in the row of `containers` that `kind` names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.spec.types.containers import CONTAINERS


@dataclass(frozen=True, slots=True)
class Scalar:
    """One of `SCALARS`, by its name."""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Named:
    """An enum or a dataclass; `offset` is where the name starts in the text.

    `prefix` is that of the import whose spec has it, empty for one of this spec.
    """

    name: str
    offset: int = 0
    prefix: str = ""

    @property
    def qualified_name(self) -> str:
        """The name with its prefix, as a spec writes it."""
        return f"{self.prefix}.{self.name}" if self.prefix else self.name

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ListOf:
    """`list[item]` or `tuple[item, ...]`: items in an order."""

    item: TypeRef
    kind: str = "list"

    def __str__(self) -> str:
        return CONTAINERS[self.kind].annotation.format(self.item)


@dataclass(frozen=True, slots=True)
class SetOf:
    """`set[item]` or `frozenset[item]`: items without an order, each once."""

    item: TypeRef
    kind: str = "set"

    def __str__(self) -> str:
        return CONTAINERS[self.kind].annotation.format(self.item)


@dataclass(frozen=True, slots=True)
class DictOf:
    """`dict[str, item]`: items by key; `key` is the enum whose members are the keys, if any is."""

    item: TypeRef
    kind: str = "dict"
    key: Named | None = None

    def __str__(self) -> str:
        return CONTAINERS[self.kind].annotation.format(self.item, self.key or "str")


@dataclass(frozen=True, slots=True)
class LiteralOf:
    """`Literal["a", "b"]`: one of some values of a scalar type, whose name is `scalar`."""

    values: tuple[str | int, ...]
    scalar: str

    def __str__(self) -> str:
        shown = (text_literal(each) if isinstance(each, str) else str(each) for each in self.values)
        return f"Literal[{', '.join(shown)}]"

    def holds(self, value: object) -> bool:
        """Whether a value is one of them; True is not 1."""
        return type(value).__name__ == self.scalar and value in self.values


@dataclass(frozen=True, slots=True)
class OptionalOf:
    """`item | None`."""

    item: TypeRef

    def __str__(self) -> str:
        return f"{self.item} | None"


TypeRef: TypeAlias = "Scalar | LiteralOf | Named | ListOf | SetOf | DictOf | OptionalOf"


def named_types(ref: TypeRef) -> tuple[Named, ...]:
    """Return the enums and dataclasses that a type mentions, from left to right."""
    if isinstance(ref, Named):
        return (ref,)
    if isinstance(ref, Scalar | LiteralOf):
        return ()
    keys = (ref.key,) if isinstance(ref, DictOf) and ref.key is not None else ()
    return (*keys, *named_types(ref.item))


def scalar_types(ref: TypeRef) -> tuple[str, ...]:
    """Return the names of the scalars that a type mentions."""
    if isinstance(ref, Scalar):
        return (ref.name,)
    return () if isinstance(ref, Named | LiteralOf) else scalar_types(ref.item)


def has_literal(ref: TypeRef) -> bool:
    """Whether a type mentions a `Literal`."""
    if isinstance(ref, Scalar | Named):
        return False
    return isinstance(ref, LiteralOf) or has_literal(ref.item)

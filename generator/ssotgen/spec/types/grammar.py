"""Types of fields as trees, from which they are written back as in the spec.

The classes tell apart the forms that values have as plain data; which Python type has that form is
in the row of `containers` that `kind` names.
"""

from __future__ import annotations

from typing import TypeAlias

from ssotgen.diagnostics.record import record, replace
from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.spec.types.containers import CONTAINERS


@record
class Scalar:
    """One of `SCALARS`, by its name."""

    name: str

    def __str__(self) -> str:
        return self.name


@record
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


@record
class ListOf:
    """`list[item]` or `tuple[item, ...]`: items in an order."""

    item: TypeRef
    kind: str = "list"

    def __str__(self) -> str:
        return CONTAINERS[self.kind].annotation.format(self.item)


@record
class SetOf:
    """`set[item]` or `frozenset[item]`: items without an order, each once."""

    item: TypeRef
    kind: str = "set"

    def __str__(self) -> str:
        return CONTAINERS[self.kind].annotation.format(self.item)


@record
class DictOf:
    """`dict[str, item]`: items by key; `key` is the enum whose members are the keys, if any is."""

    item: TypeRef
    kind: str = "dict"
    key: Named | None = None

    def __str__(self) -> str:
        return CONTAINERS[self.kind].annotation.format(self.item, self.key or "str")


@record
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


@record
class OptionalOf:
    """`item | None`."""

    item: TypeRef

    def __str__(self) -> str:
        return f"{self.item} | None"


@record
class UnionOf:
    """`A | B`: a value of one of some types, none of which is None; `tag` is the key whose value
    says which one a dataclass is."""

    parts: tuple[TypeRef, ...]
    tag: str = ""

    def __str__(self) -> str:
        return " | ".join(map(str, self.parts))


TypeRef: TypeAlias = "Scalar | LiteralOf | Named | ListOf | SetOf | DictOf | OptionalOf | UnionOf"


ANY = Scalar("Any")
_LEAVES = (Scalar, LiteralOf, Named)


def without_none(ref: TypeRef) -> TypeRef:
    """Return the type of the values of a type that are not None."""
    return ref.item if isinstance(ref, OptionalOf) else ref


def inner_types(ref: TypeRef) -> tuple[TypeRef, ...]:
    """Return the types that a type is directly made of, without the keys of a mapping."""
    if isinstance(ref, UnionOf):
        return ref.parts
    return () if isinstance(ref, _LEAVES) else (ref.item,)


def unions_in(ref: TypeRef) -> tuple[UnionOf, ...]:
    """Return the unions that a type mentions, from left to right."""
    found = (ref,) if isinstance(ref, UnionOf) else ()
    return (*found, *(each for inner in inner_types(ref) for each in unions_in(inner)))


def with_tag(ref: TypeRef, tag: str) -> TypeRef:
    """Return the type with the tag in each of its unions."""
    if isinstance(ref, UnionOf):
        return UnionOf(tuple(with_tag(each, tag) for each in ref.parts), tag)
    if isinstance(ref, _LEAVES):
        return ref
    return replace(ref, item=with_tag(ref.item, tag))


def named_types(ref: TypeRef) -> tuple[Named, ...]:
    """Return the enums and dataclasses that a type mentions, from left to right."""
    if isinstance(ref, Named):
        return (ref,)
    keys = (ref.key,) if isinstance(ref, DictOf) and ref.key is not None else ()
    return (*keys, *(each for inner in inner_types(ref) for each in named_types(inner)))


def scalar_types(ref: TypeRef) -> tuple[str, ...]:
    """Return the names of the scalars that a type mentions."""
    if isinstance(ref, Scalar):
        return (ref.name,)
    return tuple(name for inner in inner_types(ref) for name in scalar_types(inner))


def has_literal(ref: TypeRef) -> bool:
    """Whether a type mentions a `Literal`."""
    return isinstance(ref, LiteralOf) or any(map(has_literal, inner_types(ref)))

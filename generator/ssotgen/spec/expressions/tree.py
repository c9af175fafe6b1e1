"""The tree of an expression: what the parser makes and the renderer, checker and evaluator read."""

from __future__ import annotations

from typing import TypeAlias

from ssotgen.diagnostics.record import record


@record
class Literal:
    """A number, text, True, False or None."""

    value: bool | int | float | str | None
    offset: int


@record
class Collection:
    """`[a, b]`, `(a, b)` or `{a, b}`: the right-hand side of `in`."""

    items: tuple[Node, ...]
    offset: int


@record
class Name:
    """A field or a property of the dataclass."""

    name: str
    offset: int


@record
class EnumMember:
    """`Enum.MEMBER`, with the prefix of an import in front of the enum of another spec."""

    enum: str
    member: str
    offset: int
    prefix: str = ""


@record
class Part:
    """`operand.name`: an attribute of the enum that the operand is a member of, or `is_` and the
    name of a group. The name begins at `name_offset`."""

    operand: Node
    name: str
    offset: int
    name_offset: int


@record
class Not:
    """`not operand`."""

    operand: Node
    offset: int


@record
class Negative:
    """`-operand` (a sign in front of a number is part of the `Literal`)."""

    operand: Node
    offset: int


@record
class Logic:
    """Operands joined by `and` or by `or`."""

    operator: str
    operands: tuple[Node, ...]
    offset: int


@record
class Arithmetic:
    """`left operator right` with one of `+ - * / // %`."""

    operator: str
    left: Node
    right: Node
    offset: int


@record
class Comparison:
    """`first operator second operator third ...`, chained as in Python.

    `operators` are of `== != < <= > >= in`, `not in`, `is` and `is not`, one fewer than `operands`.
    """

    operands: tuple[Node, ...]
    operators: tuple[str, ...]
    offset: int


@record
class Conditional:
    """`then if condition else otherwise`."""

    condition: Node
    then: Node
    otherwise: Node
    offset: int


@record
class Length:
    """`len(operand)`."""

    operand: Node
    offset: int


Node: TypeAlias = (
    Literal
    | Collection
    | Name
    | EnumMember
    | Part
    | Not
    | Negative
    | Logic
    | Arithmetic
    | Comparison
    | Conditional
    | Length
)


@record
class Expression:
    """An expression as written and its tree. Offsets of nodes count characters of `text` from 0."""

    text: str
    root: Node

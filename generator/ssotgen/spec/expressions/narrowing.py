"""Narrowing: what a condition of an expression says of names for the parts that depend on it."""

from __future__ import annotations

from collections.abc import Mapping

from ssotgen.spec.expressions import value_types as types
from ssotgen.spec.expressions.enum_parts import enum_of, part_type
from ssotgen.spec.expressions.tree import Comparison, Logic, Name, Node, Not, Part
from ssotgen.spec.expressions.value_types import NONE, Union
from ssotgen.spec.index import Lookup
from ssotgen.spec.types.grammar import TypeRef

Known = Mapping[str, Union]
"""Names of which more is known at a place than their declared type says."""


class Narrowing:
    """What names of fields and properties of these types, and parts of them, may be at a place."""

    def __init__(self, declared: Mapping[str, TypeRef], lookup: Lookup) -> None:
        self._types = declared
        self._lookup = lookup

    def of_name(self, name: str, known: Known) -> Union | None:
        """Return what a field or property may be where `known` holds, or None if there is none."""
        found = known.get(name)
        if found is None and name in self._types:
            return types.union_of(self._types[name], self._lookup)
        return found

    def narrowed(self, node: Node, known: Known, holds: bool) -> Known:
        """Return what is known where `node` is true (`holds`) or where it is false."""
        if isinstance(node, Not):
            return self.narrowed(node.operand, known, not holds)
        if isinstance(node, Logic) and (node.operator == "and") == holds:
            for operand in node.operands:
                known = self.narrowed(operand, known, holds)
            return known
        if isinstance(node, Name | Part) and holds:
            return self._without_none(node, known)
        if isinstance(node, Comparison) and node.operators[0] in ("is", "is not"):
            asked = node.operands[0]
            if isinstance(asked, Name | Part) and (node.operators[0] == "is not") == holds:
                return self._without_none(asked, known)
            if isinstance(asked, Name | Part) and self._declared(asked, known) is not None:
                return {**known, path_of(asked): frozenset({NONE})}
        return known

    def _without_none(self, node: Name | Part, known: Known) -> Known:
        found = self._declared(node, known)
        return known if found is None else {**known, path_of(node): found - {NONE}}

    def _declared(self, node: Name | Part, known: Known) -> Union | None:
        """Return what a name or a part may be where `known` holds, or None if there is none."""
        if isinstance(node, Name):
            return self.of_name(node.name, known)
        enum = enum_of(node.operand, self._types, self._lookup)
        ref = None if enum is None else part_type(enum, node.name)
        if path_of(node) in known or ref is None:
            return known.get(path_of(node))
        return types.union_of(ref, self._lookup)


def path_of(node: Node) -> str:
    """Return a name, or a part with its dots, as the expression has it."""
    if isinstance(node, Part):
        return f"{path_of(node.operand)}.{node.name}"
    return node.name if isinstance(node, Name) else ""

"""Facts about the members of enums: tables keyed by them, and lists of them that are asked for."""

from __future__ import annotations

import ast

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.node_spans import Place
from ssotgen.diagnostics.record import record


@record
class MemberTable:
    """A dict display whose keys are all members of one class, which the source calls `owner`.

    `values` are the sources of what the table has for them, as Python writes source back; `name` is
    what the table is assigned to, if that is one name.
    """

    owner: str
    members: tuple[str, ...]
    values: tuple[str, ...]
    scope: int
    place: Place
    name: str = ""


@record
class MemberList:
    """Members of one class that something is compared with: the right side of an `in`, or what a
    frozenset is made of. `place` is what can be replaced by another frozenset.

    `name` is what it is assigned to, if that is one name; a tuple or a set that is assigned is no
    frozenset, and `is_constant`. For `x == A or x == B`, `place` is the whole condition and
    `subject` is `x in`, or `x not in` for its opposite.
    """

    owner: str
    members: tuple[str, ...]
    scope: int
    place: Place
    subject: str = ""
    name: str = ""
    is_constant: bool = False


def named_members(node: ast.expr) -> tuple[str, tuple[str, ...]] | None:
    """Return the class and the members that an expression of any of these kinds names."""
    if isinstance(node, ast.Dict):
        return table_members(node)
    if isinstance(node, ast.BoolOp):
        found = compared_members(node)
        return None if found is None else found[:2]
    return listed_members(node)


def table_members(node: ast.Dict) -> tuple[str, tuple[str, ...]] | None:
    """Return the class and the members that are the keys of a dict display, None for others."""
    keys = [key for key in node.keys if key is not None]
    return _members(keys) if len(keys) == len(node.keys) else None


def listed_members(node: ast.expr) -> tuple[str, tuple[str, ...]] | None:
    """Return the class and the members that a tuple, list or set display holds, None for others."""
    if isinstance(node, ast.Call) and dotted(node.func) == "frozenset" and len(node.args) == 1:
        return None if node.keywords else listed_members(node.args[0])
    if not isinstance(node, ast.Tuple | ast.List | ast.Set):
        return None
    return _members(node.elts)


def compared_members(node: ast.BoolOp) -> tuple[str, tuple[str, ...], str] | None:
    """Return the class and the members that one name is compared with, and what comes before the
    members in a shorter condition, such as `x in`; None for other conditions."""
    is_or = isinstance(node.op, ast.Or)
    subjects: set[str] = set()
    members: list[ast.expr] = []
    for value in node.values:
        if not isinstance(value, ast.Compare) or len(value.ops) != 1:
            return None
        if not isinstance(value.ops[0], ast.Eq if is_or else ast.NotEq):
            return None
        subjects.add(dotted(value.left))
        members.append(value.comparators[0])
    found = _members(members)
    if found is None or len(subjects) != 1 or "" in subjects:
        return None
    return (*found, f"{subjects.pop()} {'in' if is_or else 'not in'}")


def _members(nodes: list[ast.expr]) -> tuple[str, tuple[str, ...]] | None:
    names = [dotted(node).rpartition(".") for node in nodes if isinstance(node, ast.Attribute)]
    owners = {owner for owner, _, _ in names}
    if len(names) != len(nodes) or len(owners) != 1 or "" in owners:
        return None
    return owners.pop(), tuple(member for _, _, member in names)

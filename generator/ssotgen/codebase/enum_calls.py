"""Enums that a call makes: `Color = Enum("Color", "RED GREEN")`, read as class statements are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.facts import NUMBERED, ClassItem, EnumCall
from ssotgen.spec.model import EnumBase

_BASES = frozenset(base.value for base in EnumBase)
_HARMLESS = frozenset({"module", "qualname"})
"""Arguments that say only where the class is."""

_READ = frozenset({"value", "names", "start", "type"})


class CalledEnum(NamedTuple):
    """What a call says that may make an enum; the parts are those of a `ClassFact`."""

    name: str
    bases: tuple[str, ...]
    keywords: tuple[str, ...]
    items: tuple[ClassItem, ...]
    call: EnumCall


def called_enum(node: ast.stmt) -> CalledEnum | None:
    """Return what an assignment says if its value may be a call that makes an enum.

    That is a call of a known base with more than the name, or one that is given the very name
    that its answer gets: it may be a base of the codebase's own.
    """
    target = _target(node)
    value = _undecorated(node.value) if isinstance(node, ast.Assign | ast.AnnAssign) else None
    if target is None or not isinstance(value, ast.Call) or not dotted(value.func):
        return None
    arguments = {str(each.arg): each.value for each in value.keywords}
    arguments.update(zip(("value", "names"), value.args, strict=False))
    name, names = arguments.get("value"), arguments.get("names")
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str) or names is None:
        return None
    function = dotted(value.func)
    if function.rpartition(".")[2] not in _BASES and name.value != target:
        return None
    start = _number(arguments.get("start"))
    items = _items(names) if len(value.args) <= len(("value", "names")) else None
    is_read = items is not None and start is not None and "None" not in arguments
    mixin = arguments.get("type")
    return CalledEnum(
        target,
        (*((ast.unparse(mixin),) if mixin is not None else ()), function),
        tuple(ast.unparse(k) for k in value.keywords if k.arg not in _HARMLESS | _READ),
        tuple(items) if items is not None and is_read else (),
        EnumCall(name.value, start or 0, "" if is_read else ast.unparse(names)),
    )


def _undecorated(node: ast.expr | None) -> ast.expr | None:
    """Return the call within `unique(...)`, and anything else as it is."""
    if isinstance(node, ast.Call) and dotted(node.func).rpartition(".")[2] == "unique":
        return node.args[0] if len(node.args) == 1 and not node.keywords else node
    return node


def _target(node: ast.stmt) -> str | None:
    """Return the one name that a statement assigns, if it does."""
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    only = targets[0] if len(targets) == 1 else None
    return only.id if isinstance(only, ast.Name) else None


def _number(start: ast.expr | None) -> int | None:
    """Return the first number of members without values, None where it is computed."""
    if start is None:
        return 1
    value = start.value if isinstance(start, ast.Constant) else None
    return value if type(value) is int else None


def _items(names: ast.expr) -> list[ClassItem] | None:
    """Return the members as a class statement would assign them, None where they are computed."""
    if isinstance(names, ast.Constant) and isinstance(names.value, str):
        listed = names.value.replace(",", " ").split()
        return _once([ClassItem(NUMBERED, name) for name in listed])
    if isinstance(names, ast.Dict):
        return _valued(zip(names.keys, names.values, strict=True))
    if not isinstance(names, ast.List | ast.Tuple):
        return None
    plain = [_text(each) for each in names.elts]
    if all(plain):
        return _once([ClassItem(NUMBERED, str(name)) for name in plain])
    pairs = [each.elts for each in names.elts if isinstance(each, ast.Tuple | ast.List)]
    if len(pairs) < len(names.elts) or any(len(pair) != len(("name", "value")) for pair in pairs):
        return None
    return _valued((name, value) for name, value in pairs)


def _valued(pairs: Iterator[tuple[ast.expr | None, ast.expr]]) -> list[ClassItem] | None:
    found = [(_text(name), value) for name, value in pairs]
    if any(name is None for name, _ in found):
        return None
    return _once([ClassItem("assign", str(name), value=ast.unparse(v)) for name, v in found])


def _text(node: ast.expr | None) -> str | None:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) and value else None


def _once(items: list[ClassItem]) -> list[ClassItem] | None:
    """Return the members if each has a name of its own: Python refuses others."""
    return items if len({item.name for item in items}) == len(items) else None

"""Values: from the default of a field, as it is written in Python, to plain data of a spec."""

from __future__ import annotations

import ast

from ssotgen.spec.yaml.document import Value, YamlMapping, YamlSequence

_UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}


class ComputedError(ValueError):
    """A default that only running the code would tell."""


def plain_default(text: str) -> Value:
    """Return what a default gives: `field(default_factory=list)` an empty list, `Level.LOW` the
    member's name. Raises ComputedError for what cannot be read off."""
    node = ast.parse(text, mode="eval").body
    if isinstance(node, ast.Call) and _name(node.func) == "field":
        arguments = {keyword.arg: keyword.value for keyword in node.keywords}
        if "default" in arguments:
            return _plain(arguments["default"])
        factory = arguments.get("default_factory")
        if isinstance(factory, ast.Lambda):
            return _plain(factory.body)
        if isinstance(factory, ast.Subscript):
            factory = factory.value
        if isinstance(factory, ast.Name) and factory.id in ("list", "set", "dict"):
            return _mapping({}) if factory.id == "dict" else _sequence([])
        raise ComputedError(text)
    return _plain(node)


def _plain(node: ast.expr) -> Value:
    if isinstance(node, ast.Constant):
        if node.value is None or isinstance(node.value, bool | int | float | str):
            return node.value
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = _plain(node.operand)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return -value
    elif isinstance(node, ast.Attribute):
        return node.attr
    elif isinstance(node, ast.List | ast.Set):
        return _sequence([_plain(item) for item in node.elts])
    elif isinstance(node, ast.Dict):
        keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
        if all(isinstance(key, str) for key in keys):
            pairs = zip(keys, node.values, strict=True)
            return _mapping({str(key): _plain(value) for key, value in pairs})
    elif isinstance(node, ast.Call):
        return _call(node)
    raise ComputedError(ast.unparse(node))


def _call(node: ast.Call) -> Value:
    name = _name(node.func)
    if name == "set" and len(node.args) < 2 and not node.keywords:
        return _plain(node.args[0]) if node.args else _sequence([])
    if name == "timedelta" and not node.args:
        total: float = 0
        for keyword in node.keywords:
            amount = _plain(keyword.value)
            unit = _UNITS.get(keyword.arg or "")
            if unit is None or not isinstance(amount, int | float):
                raise ComputedError(ast.unparse(node))
            total += unit * amount
        return total
    if name == "fromisoformat" and len(node.args) == 1:
        return _plain(node.args[0])
    raise ComputedError(ast.unparse(node))


def _name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _sequence(items: list[Value]) -> Value:
    found = YamlSequence("", 1, 1)
    found.extend(items)
    return found


def _mapping(items: dict[str, Value]) -> Value:
    found = YamlMapping("", 1, 1)
    found.update(items)
    return found

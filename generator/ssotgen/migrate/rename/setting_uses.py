"""Uses of a setting of a feature: the keys of what `get_service_config()` returns."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.migrate.rename.attributes import Attributes
from ssotgen.migrate.rename.meanings import Meanings
from ssotgen.migrate.rename.names_at_top import inside_quotes
from ssotgen.migrate.rename.targets import Target
from ssotgen.migrate.rename.use import Certainty, CodeUse

_DEPTH = 8
_GETTERS = ("get", "pop", "setdefault")
_ALL = "settings"
"""The key under which the answer has all settings of a feature, each of which it has itself too."""


class SettingUses:
    """Finds where code reads a setting by its key."""

    def __init__(self, meanings: Meanings, target: Target, attributes: Attributes) -> None:
        self._meanings = meanings
        self._target = target
        self._attributes = attributes

    def uses(self, path: str, root: ast.AST) -> Iterator[CodeUse]:
        """Yield the uses in a tree of a file."""
        for node in ast.walk(root):
            key = self._key(node)
            if (
                key is None
                or not isinstance(node, ast.expr)
                or key.value != self._target.setting[-1]
            ):
                continue
            found = self._path(path, node)
            if found in (self._target.setting[1:], (_ALL, *self._target.setting[1:])):
                yield self._use(path, key)

    def _path(self, path: str, node: ast.expr, depth: int = 0) -> tuple[str, ...] | None:
        """Return the keys that lead from the answer about the feature to an expression, None where
        it is none of that."""
        if depth > _DEPTH:
            return None
        key = self._key(node)
        if key is not None:
            base = node.value if isinstance(node, ast.Subscript) else _receiver(node)
            above = None if base is None else self._path(path, base, depth + 1)
            return None if above is None else (*above, str(key.value))
        if isinstance(node, ast.Call):
            return () if self._asks(path, node) else None
        if isinstance(node, ast.Name):
            value = self._assigned(path, node)
            return None if value is None else self._path(path, value, depth + 1)
        return None

    def _key(self, node: ast.AST) -> ast.Constant | None:
        """Return the key of a subscript, or of a call of `get()`."""
        found = None
        if isinstance(node, ast.Subscript):
            found = node.slice
        elif isinstance(node, ast.Call) and node.args and _receiver(node) is not None:
            found = node.args[0]
        is_text = isinstance(found, ast.Constant) and isinstance(found.value, str)
        return found if is_text and isinstance(found, ast.Constant) else None

    def _asks(self, path: str, node: ast.Call) -> bool:
        """Whether a call is `get_service_config()` of the feature."""
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr != "get_service_config":
            return False
        asked = [*node.args, *(each.value for each in node.keywords if each.arg == "feature")]
        is_it = bool(asked) and isinstance(asked[0], ast.Constant)
        name = asked[0].value if is_it and isinstance(asked[0], ast.Constant) else None
        return name == self._target.setting[0] and self._attributes.is_owner(path, function.value)

    def _assigned(self, path: str, node: ast.Name) -> ast.expr | None:
        """Return what a name represents that is assigned once."""
        scopes = self._meanings.files.scopes(path)
        scope = scopes.scope_of.get(node)
        binders = [] if scope is None else scopes.owner(node.id, scope).bound.get(node.id, [])
        return self._meanings.value_of(path, binders[0]) if len(binders) == 1 else None

    def _use(self, path: str, key: ast.Constant) -> CodeUse:
        old, new = self._target.item or ("", "")
        place = self._meanings.files.exact_place(path, key)
        found = inside_quotes(place, old)
        line = self._meanings.files.lines(path)[found.line - 1]
        plain = place.line == place.end_line and line[found.column : found.end_column] == old
        obstacle = "" if plain else "the string is not written out in one piece"
        at = found if plain else place
        return CodeUse(path, at, "subscript", Certainty.CERTAIN, new, obstacle)


def _receiver(node: ast.expr) -> ast.expr | None:
    """Return what `get()` is called on, None for another expression."""
    function = node.func if isinstance(node, ast.Call) else None
    is_getter = isinstance(function, ast.Attribute) and function.attr in _GETTERS
    return function.value if is_getter and isinstance(function, ast.Attribute) else None

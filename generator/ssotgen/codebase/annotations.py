"""Annotations of existing dataclasses, read as the types of a spec."""

from __future__ import annotations

import ast
from collections.abc import Callable

from ssotgen.codebase.dotted_names import dotted
from ssotgen.codebase.resolve import Origin
from ssotgen.diagnostics.record import record
from ssotgen.diagnostics.text_literal import text_literal
from ssotgen.spec.types.scalars import SCALARS

Resolve = Callable[[str], "Origin | None"]
"""What a dotted name means where the class is."""

Owned = Callable[["Origin"], "str | None"]
"""The spec's name for an origin that the spec owns and that has not drifted, or None."""

_BARE = {
    "list": "list[Any]",
    "tuple": "tuple[Any, ...]",
    "set": "set[Any]",
    "frozenset": "frozenset[Any]",
    "dict": "dict[str, Any]",
}
_TYPING = {
    "List": "list",
    "Tuple": "tuple",
    "Set": "set",
    "FrozenSet": "frozenset",
    "Dict": "dict",
    "Optional": "Optional",
    "Union": "Union",
    "Text": "str",
}


@record
class AnnotationReader:
    """Reads annotations with the names that a class statement can see."""

    resolve: Resolve
    owned: Owned

    def type_text(self, annotation: str) -> str:
        """Return an annotation as the spec would spell it: `Optional[Set[str]]` becomes
        `set[str] | None`. What the spec language lacks stays recognisably itself."""
        try:
            return self._type(ast.parse(annotation, mode="eval").body)
        except SyntaxError:
            return annotation

    def _type(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant):
            return self.type_text(node.value) if isinstance(node.value, str) else ast.unparse(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return _union([self._type(part) for part in _parts(node)])
        if isinstance(node, ast.Subscript):
            return self._subscript(node)
        chain = dotted(node)
        if not chain:
            return ast.unparse(node)
        name = self._named(chain)
        return _BARE.get(name, name)

    def _subscript(self, node: ast.Subscript) -> str:
        outer = self._named(dotted(node.value) or ast.unparse(node.value))
        inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if outer == "Literal":
            return f"Literal[{', '.join(map(_literal, inside))}]"
        items = [self._type(item) for item in inside]
        if outer == "Optional":
            return _union([*items, "None"])
        if outer == "Union":
            return _union(items)
        return f"{outer}[{', '.join(items)}]"

    def _named(self, chain: str) -> str:
        origin = self.resolve(chain)
        if origin is None:
            return _TYPING.get(chain, chain)
        if origin.name in SCALARS and origin.is_(SCALARS[origin.name].qualified_name):
            return origin.name
        if set(origin.modules) & {"typing", "typing_extensions"}:
            return _TYPING.get(origin.name, origin.name)
        owned = self.owned(origin)
        if owned is not None:
            return owned
        return f"{origin.modules[0]}.{origin.name}" if origin.modules else chain

    def is_owned(self, node: ast.expr, name: str) -> bool:
        """Whether an expression is the spec's class `name`."""
        chain = dotted(node)
        origin = self.resolve(chain) if chain else None
        return origin is not None and self.owned(origin) == name

    def means(self, node: ast.expr, name: str) -> bool:
        """Whether an expression is the name `name`, given with its module."""
        chain = dotted(node)
        if not chain:
            return False
        origin = self.resolve(chain)
        if origin is not None:
            return origin.is_(name)
        module, _, attribute = name.rpartition(".")
        owner = self.resolve(chain.rpartition(".")[0]) if "." in chain else None
        return owner is not None and owner.is_(module) and chain.endswith(f".{attribute}")


def _literal(node: ast.expr) -> str:
    """Return a value of a `Literal` as a spec writes it, unless the language has no such value."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return text_literal(node.value)
    return ast.unparse(node)


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return the members of a union that is written with bars."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_parts(node.left), *_parts(node.right)]
    return [node]


def _union(parts: list[str]) -> str:
    """Return a union as the spec spells it, None last."""
    found = dict.fromkeys(part for part in parts if part != "None")
    return " | ".join((*found, "None") if "None" in parts else found)

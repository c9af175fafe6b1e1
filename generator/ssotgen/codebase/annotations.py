"""Annotations and defaults of existing dataclasses, held against those of a spec."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass

from ssotgen.codebase.expression_visitor import dotted
from ssotgen.codebase.resolve import Origin
from ssotgen.spec.types.grammar import DictOf, ListOf, Named, OptionalOf, Scalar, SetOf, TypeRef
from ssotgen.spec.yaml.document import Value

Resolve = Callable[[str], "Origin | None"]
"""What a dotted name means where the class stands."""

Owned = Callable[["Origin"], "str | None"]
"""The spec's name for an origin that the spec owns and that has not drifted, or None."""

_BARE = {"list": "list[Any]", "set": "set[Any]", "dict": "dict[str, Any]"}
_TYPING = {"List": "list", "Set": "set", "Dict": "dict", "Optional": "Optional", "Union": "Union"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads annotations and defaults with the names of one class statement's surroundings."""

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
            return self.type_text(node.value) if isinstance(node.value, str) else str(node.value)
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
        if origin.is_("datetime.datetime", "datetime.timedelta", "typing.Any"):
            return origin.name
        if set(origin.modules) & {"typing", "typing_extensions"}:
            return _TYPING.get(origin.name, origin.name)
        owned = self.owned(origin)
        if owned is not None:
            return owned
        return f"{origin.modules[0]}.{origin.name}" if origin.modules else chain

    def default_differs(self, text: str, value: Value, ref: TypeRef) -> bool:
        """Whether a field's default, as written after `=`, is not surely `value` of type `ref`."""
        try:
            node = ast.parse(text, mode="eval").body
        except SyntaxError:
            return True
        if not (isinstance(node, ast.Call) and self._is(node.func, "dataclasses.field")):
            return not self.matches(node, value, ref)
        arguments = {keyword.arg: keyword.value for keyword in node.keywords}
        arguments.pop("metadata", None)
        if len(arguments) != 1 or node.args:
            return True
        if "default" in arguments:
            return not self.matches(arguments["default"], value, ref)
        factory = arguments.get("default_factory")
        if isinstance(factory, ast.Lambda) and not factory.args.args:
            return not self.matches(factory.body, value, ref)
        if isinstance(factory, ast.Subscript):
            # `set[str]()` is a set like any other.
            factory = factory.value
        if isinstance(factory, ast.Name) and factory.id in _BARE:
            empty = {"list": ListOf, "set": SetOf, "dict": DictOf}[factory.id]
            inner = ref.item if isinstance(ref, OptionalOf) else ref
            return value not in ([], {}) or not isinstance(inner, empty)
        return True

    def matches(self, node: ast.expr, value: Value, ref: TypeRef) -> bool:
        """Whether an expression surely gives `value`, plain data of a spec for the type `ref`."""
        if isinstance(ref, OptionalOf):
            if value is None:
                return isinstance(node, ast.Constant) and node.value is None
            return self.matches(node, value, ref.item)
        if isinstance(ref, Named):
            return self._is_member(node, value, ref.name)
        if isinstance(ref, Scalar):
            return self._is_scalar(node, value, ref.name)
        if isinstance(ref, DictOf):
            return self._is_mapping(node, value, ref.item)
        return self._is_sequence(node, value, ref)

    def _is_member(self, node: ast.expr, value: Value, name: str) -> bool:
        if not isinstance(node, ast.Attribute) or node.attr != value:
            return False
        chain = dotted(node.value)
        origin = self.resolve(chain) if chain else None
        return origin is not None and self.owned(origin) == name

    def _is_scalar(self, node: ast.expr, value: Value, name: str) -> bool:
        if name in ("datetime", "timedelta"):
            return self._is_time(node, value, name)
        try:
            found = ast.literal_eval(node)
        except (ValueError, TypeError, SyntaxError):
            return False
        if name == "float" and isinstance(found, int) and not isinstance(found, bool):
            found = float(found)
        wanted = float(value) if name == "float" and isinstance(value, int) else value
        return same(found, wanted)

    def _is_time(self, node: ast.expr, value: Value, name: str) -> bool:
        if not isinstance(node, ast.Call):
            return False
        if name == "datetime":
            constant = node.args[0] if len(node.args) == 1 and not node.keywords else None
            called = self._is(node.func, "datetime.datetime.fromisoformat")
            return called and isinstance(constant, ast.Constant) and constant.value == value
        units = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86400}
        total = 0.0
        for keyword in node.keywords:
            unit = units.get(keyword.arg or "")
            amount = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
            if unit is None or not isinstance(amount, int | float):
                return False
            total += unit * amount
        named = self._is(node.func, "datetime.timedelta")
        return named and not node.args and isinstance(value, int | float) and total == value

    def _is_mapping(self, node: ast.expr, value: Value, item: TypeRef) -> bool:
        if not isinstance(node, ast.Dict) or not isinstance(value, dict):
            return False
        keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
        if sorted(map(str, keys)) != sorted(value) or None in keys:
            return False
        pairs = zip(keys, node.values, strict=True)
        return all(self.matches(each, value[str(key)], item) for key, each in pairs)

    def _is_sequence(self, node: ast.expr, value: Value, ref: ListOf | SetOf) -> bool:
        if not isinstance(value, list):
            return False
        if isinstance(ref, ListOf):
            if not isinstance(node, ast.List) or len(node.elts) != len(value):
                return False
            return all(
                self.matches(each, wanted, ref.item)
                for each, wanted in zip(node.elts, value, strict=True)
            )
        if isinstance(node, ast.Call) and dotted(node.func) == "set":
            inner = node.args[0] if len(node.args) == 1 else None
            items = inner.elts if isinstance(inner, ast.List | ast.Tuple | ast.Set) else []
            if node.keywords or (node.args and inner is not None and not items):
                return False
        elif isinstance(node, ast.Set):
            items = node.elts
        else:
            return False
        return all(
            any(self.matches(each, wanted, ref.item) for wanted in value) for each in items
        ) and all(any(self.matches(each, wanted, ref.item) for each in items) for wanted in value)

    def _is(self, node: ast.expr, name: str) -> bool:
        chain = dotted(node)
        if not chain:
            return False
        origin = self.resolve(chain)
        if origin is not None:
            return origin.is_(name)
        module, _, attribute = name.rpartition(".")
        owner = self.resolve(chain.rpartition(".")[0]) if "." in chain else None
        return owner is not None and owner.is_(module) and chain.endswith(f".{attribute}")


def same(one: object, other: object) -> bool:
    """Whether two literal values are equal and of one type: True is not 1, nor 1 1.0."""
    return type(one) is type(other) and one == other


def _parts(node: ast.expr) -> list[ast.expr]:
    """Return the members of a union that is written with bars."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_parts(node.left), *_parts(node.right)]
    return [node]


def _union(parts: list[str]) -> str:
    """Return a union as the spec spells it, None last."""
    found = dict.fromkeys(part for part in parts if part != "None")
    return " | ".join((*found, "None") if "None" in parts else found)

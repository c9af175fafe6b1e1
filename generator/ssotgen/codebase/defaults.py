"""Defaults of existing dataclasses, read as the plain data that a spec would have for them."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TypeGuard

from ssotgen.codebase.annotations import AnnotationReader
from ssotgen.codebase.constants import has_surrogates
from ssotgen.codebase.dotted_names import dotted
from ssotgen.diagnostics.record import record
from ssotgen.spec.types.grammar import (
    DictOf,
    ListOf,
    LiteralOf,
    Named,
    OptionalOf,
    Scalar,
    SetOf,
    TypeRef,
    UnionOf,
)
from ssotgen.spec.types.scalar_type import ScalarType
from ssotgen.spec.types.scalars import SCALARS
from ssotgen.spec.yaml.document import NO_TEXT, Value, YamlMapping, YamlSequence

_DISPLAYS: Mapping[str, type[ast.List | ast.Tuple | ast.Set]] = {
    "list": ast.List,
    "tuple": ast.Tuple,
    "set": ast.Set,
}


class ComputedError(ValueError):
    """A default whose value only running the code would show."""


@record
class DefaultReader:
    """Reads the defaults of one class, without running any code of the project."""

    names: AnnotationReader

    def read(self, text: str, ref: TypeRef) -> Value:
        """Return the plain form of a default of type `ref`, as written after `=`.

        Raises:
            ComputedError: The value cannot be read off the source.
        """
        try:
            node = ast.parse(text, mode="eval").body
        except SyntaxError:
            raise ComputedError(text) from None
        if not (isinstance(node, ast.Call) and self.names.means(node.func, "dataclasses.field")):
            return self._value(node, ref)
        arguments = {keyword.arg: keyword.value for keyword in node.keywords}
        if "default" in arguments:
            return self._value(arguments["default"], ref)
        factory = arguments.get("default_factory")
        if isinstance(factory, ast.Lambda) and not factory.args.args:
            return self._value(factory.body, ref)
        if isinstance(factory, ast.Name | ast.Attribute | ast.Subscript):
            return self._value(ast.Call(factory, [], []), ref)
        raise ComputedError(text)

    def is_default(self, text: str, value: Value, ref: TypeRef) -> bool:
        """Whether a default, as written after `=`, surely is `value`, the plain form of a `ref`."""
        try:
            return not has_options(text) and _equal(self.read(text, ref), value, ref)
        except ComputedError:
            return False

    def _value(self, node: ast.expr, ref: TypeRef) -> Value:
        node = _without_parameters(node)
        if isinstance(ref, OptionalOf):
            is_none = isinstance(node, ast.Constant) and node.value is None
            return None if is_none else self._value(node, ref.item)
        if isinstance(ref, LiteralOf):
            return _one_of(ref, node)
        if isinstance(ref, Named):
            return self._named(node, ref.name)
        if isinstance(ref, Scalar):
            return _any(node) if ref.name == "Any" else self._scalar(node, SCALARS[ref.name])
        if isinstance(ref, UnionOf):
            return self._part(node, ref)
        if _is_bare_call(node) and dotted(node.func) == ref.kind:
            return _mapping({}) if isinstance(ref, DictOf) else _sequence([])
        if isinstance(ref, DictOf):
            return self._dict(node, ref)
        return _sequence([self._value(item, ref.item) for item in _items(node, ref)])

    def _part(self, node: ast.expr, ref: UnionOf) -> Value:
        """Return the value of the first part of a union that it can be of.

        Raises:
            ComputedError: It can be of none.
        """
        for part in ref.parts:
            with suppress(ComputedError):
                return self._value(node, part)
        raise ComputedError(ast.unparse(node))

    def _named(self, node: ast.expr, name: str) -> Value:
        if isinstance(node, ast.Attribute) and self.names.is_owned(node.value, name):
            return node.attr
        if _is_bare_call(node) and self.names.is_owned(node.func, name):
            return _mapping({})
        raise ComputedError(ast.unparse(node))

    def _scalar(self, node: ast.expr, row: ScalarType) -> Value:
        found = self._constructed(node, row) if row.constructors else _literal(node)
        try:
            plain = row.to_plain(found)
        except (AttributeError, TypeError, ValueError):
            raise ComputedError(ast.unparse(node)) from None
        if not row.fits(plain) or not (row.is_plain or same(row.to_python(plain), found)):
            raise ComputedError(ast.unparse(node))
        return plain

    def _constructed(self, node: ast.expr, row: ScalarType) -> object:
        if not isinstance(node, ast.Call):
            raise ComputedError(ast.unparse(node))
        name = next((each for each in row.constructors if self.names.means(node.func, each)), "")
        if not name:
            raise ComputedError(ast.unparse(node))
        values = [self._argument(each, row) for each in node.args]
        named = {str(each.arg): self._argument(each.value, row) for each in node.keywords}
        try:
            return row.constructors[name](*values, **named)
        except (TypeError, ValueError, ArithmeticError):
            raise ComputedError(ast.unparse(node)) from None

    def _argument(self, node: ast.expr, row: ScalarType) -> object:
        if isinstance(node, ast.Attribute | ast.Name):
            for name, value in row.arguments.items():
                if self.names.means(node, name):
                    return value
        return _literal(node)

    def _dict(self, node: ast.expr, ref: DictOf) -> Value:
        if not isinstance(node, ast.Dict):
            raise ComputedError(ast.unparse(node))
        enum = ref.key.name if ref.key is not None else ""
        keys: list[object] = [
            (self._named(key, enum) if enum and key is not None else None)
            if not isinstance(key, ast.Constant)
            else None
            if enum
            else key.value
            for key in node.keys
        ]
        if not all(isinstance(key, str) for key in keys) or len(set(keys)) < len(keys):
            raise ComputedError(ast.unparse(node))
        pairs = zip(keys, node.values, strict=True)
        return _mapping({str(key): self._value(value, ref.item) for key, value in pairs})


def _without_parameters(node: ast.expr) -> ast.expr:
    """Return `set()` for `set[str]()`, and anything else as it is."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Subscript):
        return ast.Call(node.func.value, node.args, node.keywords)
    return node


def _is_bare_call(node: ast.expr) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and not node.args and not node.keywords


def has_options(text: str) -> bool:
    """Whether `field(...)` says more of the field than its default."""
    node = ast.parse(text, mode="eval").body
    if not isinstance(node, ast.Call) or not dotted(node.func).endswith("field"):
        return False
    known = ("default", "default_factory", "metadata")
    return any(each.arg not in known and not _is_flag(each) for each in node.keywords)


def is_required(text: str) -> bool:
    """Whether what is assigned to a field is a `field(...)` without a default."""
    arguments = {each.arg for each in _field_arguments(text)}
    return bool(arguments) and not arguments & {None, "default", "default_factory"}


def has_metadata(text: str) -> bool:
    """Whether what is assigned to a field gives it metadata."""
    return any(each.arg == "metadata" for each in _field_arguments(text))


def field_flags(text: str) -> tuple[bool, bool]:
    """Return whether `repr()` shows a field, and `==` looks at it, by what is assigned to it."""
    off = {each.arg for each in _field_arguments(text) if ast.unparse(each.value) == "False"}
    return "repr" not in off, "compare" not in off


def _field_arguments(text: str) -> list[ast.keyword]:
    """Return the arguments of `field(...)`, none of anything else."""
    try:
        node = ast.parse(text, mode="eval").body
    except SyntaxError:
        return []
    is_field = isinstance(node, ast.Call) and dotted(node.func).endswith("field")
    return node.keywords if is_field and isinstance(node, ast.Call) else []


def _is_flag(argument: ast.keyword) -> bool:
    """Whether an argument of `field(...)` is one that a spec can give."""
    value = argument.value
    is_bool = isinstance(value, ast.Constant) and isinstance(value.value, bool)
    return is_bool and argument.arg in ("repr", "compare")


def _items(node: ast.expr, ref: ListOf | SetOf) -> list[ast.expr]:
    """Return the items of a display, or of `set([...])` and its like."""
    display = _DISPLAYS.get(ref.kind)
    if display is not None and isinstance(node, display):
        return node.elts
    if isinstance(node, ast.Call) and dotted(node.func) == ref.kind and not node.keywords:
        inner = node.args[0] if len(node.args) == 1 else None
        if isinstance(inner, ast.List | ast.Tuple | ast.Set):
            return inner.elts
    raise ComputedError(ast.unparse(node))


def _literal(node: ast.expr) -> object:
    try:
        found: object = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        raise ComputedError(ast.unparse(node)) from None
    if isinstance(found, str) and has_surrogates(found):
        raise ComputedError(ast.unparse(node))
    return found


def _one_of(ref: LiteralOf, node: ast.expr) -> Value:
    found = next((value for value in ref.values if same(value, _literal(node))), None)
    if found is None:
        raise ComputedError(ast.unparse(node))
    return found


def _any(node: ast.expr) -> Value:
    """Return a literal of plain data; a tuple or a set would come back as something else."""
    return _plain(_literal(node), ast.unparse(node))


def _plain(value: object, text: str) -> Value:
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return _mapping({key: _plain(item, text) for key, item in value.items()})
    if isinstance(value, list):
        return _sequence([_plain(item, text) for item in value])
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise ComputedError(text)


def _equal(one: Value, other: Value, ref: TypeRef) -> bool:
    """Whether two plain forms represent the same value of type `ref`."""
    if one is None or other is None:
        return one is other
    if isinstance(ref, OptionalOf):
        return _equal(one, other, ref.item)
    if isinstance(ref, Named | LiteralOf | UnionOf):
        return same(one, other)
    if isinstance(ref, Scalar):
        row = SCALARS[ref.name]
        if not (row.fits(one) and row.fits(other)):
            return False
        here, there = row.to_python(one), row.to_python(other)
        # Equal decimal numbers may have other digits, and are written with them.
        return same(here, there) and same(row.to_plain(here), row.to_plain(there))
    if isinstance(ref, DictOf):
        if not isinstance(one, Mapping) or not isinstance(other, Mapping):
            return False
        return one.keys() == other.keys() and all(
            _equal(item, other[key], ref.item) for key, item in one.items()
        )
    if not isinstance(one, list) or not isinstance(other, list):
        return False
    if isinstance(ref, SetOf):
        return all(
            any(_equal(item, each, ref.item) for each in there)
            for here, there in ((one, other), (other, one))
            for item in here
        )
    return len(one) == len(other) and all(
        _equal(item, each, ref.item) for item, each in zip(one, other, strict=True)
    )


def same(one: object, other: object) -> bool:
    """Whether two values are equal and of one type, in collections too: True is not 1."""
    if type(one) is not type(other):
        return False
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def _sequence(items: Sequence[Value]) -> Value:
    found = YamlSequence(NO_TEXT, 1, 1)
    found.extend(items)
    return found


def _mapping(items: Mapping[str, Value]) -> Value:
    found = YamlMapping(NO_TEXT, 1, 1)
    found.update(items)
    return found

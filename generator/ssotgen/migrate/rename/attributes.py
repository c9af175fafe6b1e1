"""What is taken from a class or a module: attributes, items, keywords of calls and patterns."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace

from ssotgen.codebase.node_spans import Place
from ssotgen.migrate.rename.meanings import Meanings, Module, Thing
from ssotgen.migrate.rename.names_at_top import NamesAtTop, inside_quotes
from ssotgen.migrate.rename.targets import Target
from ssotgen.migrate.rename.typed import Typed, is_copy
from ssotgen.migrate.rename.use import Certainty, CodeUse

_READ_BY_NAME = ("getattr", "hasattr")
_BY_NAME = (*_READ_BY_NAME, "setattr", "delattr")
_TWICE = "{} is given here too"


class Attributes:
    """Finds the uses of one target that are no plain names."""

    def __init__(self, meanings: Meanings, target: Target, names: NamesAtTop, typed: Typed) -> None:
        self._meanings = meanings
        self._target = target
        self._names = names
        self._typed = typed
        self._attributes = dict(target.attributes)
        self._top = dict(target.renamed)

    def uses(self, path: str, root: ast.AST) -> Iterator[CodeUse]:
        """Yield the uses in a tree of a file."""
        for node in ast.walk(root):
            if isinstance(node, ast.Attribute):
                yield from self._attribute(path, node)
            elif isinstance(node, ast.Subscript):
                yield from self._item(path, node)
            elif isinstance(node, ast.Call):
                yield from self._call(path, node)
            elif isinstance(node, ast.MatchClass):
                yield from self._pattern(path, node)

    def _attribute(self, path: str, node: ast.Attribute) -> Iterator[CodeUse]:
        if self._target.for_reads and not isinstance(node.ctx, ast.Load):
            return
        place = self._meanings.files.exact_place(path, node)
        place = _end(place, node.attr)
        certainty, new = self._taken(path, node.value, node.attr)
        if certainty is not None:
            how = "attribute" if certainty is Certainty.TEXT else "read"
            yield CodeUse(path, place, how, certainty, new)

    def _taken(self, path: str, base: ast.expr, name: str) -> tuple[Certainty | None, str]:
        """Return how sure it is that `base.name` is a use, and the name that it would have."""
        if name in self._top:
            found = self._meanings.of(path, base)
            if isinstance(found, Module) and self._names.is_provided(found, name):
                return Certainty.CERTAIN, self._top[name]
            return (None if found else Certainty.TEXT), self._top[name]
        if name in self._attributes:
            if self.is_owner(path, base) or self._is_member(path, base):
                return Certainty.CERTAIN, self._attributes[name]
            if self._target.is_of_instances:
                return self._of_instance(path, base), self._attributes[name]
            known = self._meanings.of(path, base) is not None or not self._names_owner(path)
            return (None if known else Certainty.TEXT), self._attributes[name]
        return None, ""

    def _of_instance(self, path: str, base: ast.expr) -> Certainty | None:
        """Return how likely it is that an expression is an instance of the owner."""
        kind = self._typed.of(path, base)
        if kind == self._target.owner or self._is_self(path, base):
            return Certainty.LIKELY
        known = kind or self._meanings.of(path, base) is not None
        return None if known or not self._names_owner(path) else Certainty.TEXT

    def _names_owner(self, path: str) -> bool:
        return self._target.owner.encode() in self._meanings.files.data(path)

    def is_owner(self, path: str, node: ast.expr) -> bool:
        """Whether an expression is the owner of what is looked for."""
        wanted = Thing(self._target.module, self._target.owner)
        if isinstance(node, ast.Call) and self._target.maker and not node.args:
            wanted = Thing(self._target.module, self._target.maker)
            return self._meanings.of(path, node.func) == wanted
        return self._meanings.of(path, node) == wanted

    def _is_member(self, path: str, node: ast.expr) -> bool:
        """Whether an expression is a member of the enum whose members have what is looked for."""
        if not self._target.members:
            return False
        if isinstance(node, ast.Attribute):
            return node.attr in self._target.members and self.is_owner(path, node.value)
        if isinstance(node, ast.Call):
            return self.is_owner(path, node.func)
        return isinstance(node, ast.Subscript) and self.is_owner(path, node.value)

    def _is_self(self, path: str, node: ast.expr) -> bool:
        """Whether a name is `self` in a class that derives from the owner."""
        if not isinstance(node, ast.Name) or node.id not in ("self", "cls"):
            return False
        scope = self._meanings.files.scopes(path).scope_of.get(node)
        while scope is not None and not isinstance(scope.node, ast.ClassDef):
            scope = scope.parent
        bases = scope.node.bases if scope and isinstance(scope.node, ast.ClassDef) else ()
        return any(self.is_owner(path, base) for base in bases)

    def _item(self, path: str, node: ast.Subscript) -> Iterator[CodeUse]:
        key = node.slice
        if isinstance(key, ast.Constant) and self._target.kind in ("field", "property"):
            yield from self._written_key(path, node.value, key)
        if self._target.kind != "member" or not isinstance(key, ast.Constant):
            return
        base = node.value
        if isinstance(base, ast.Attribute) and base.attr == "__members__":
            base = base.value
        if key.value in self._attributes and self.is_owner(path, base):
            yield self._string(path, key, "subscript", Certainty.CERTAIN)

    def _written_key(self, path: str, base: ast.expr, key: ast.Constant) -> Iterator[CodeUse]:
        """Yield the key of what `to_dict()` of a likely instance returns."""
        data = self._target.data
        if data is None or key.value != data[0] or not isinstance(base, ast.Call):
            return
        function = base.func
        if not isinstance(function, ast.Attribute) or function.attr != "to_dict":
            return
        if self._typed.of(path, function.value) == self._target.owner:
            yield self._string(path, key, "subscript", Certainty.LIKELY, data)

    def _read_keys(self, path: str, node: ast.Call) -> Iterator[CodeUse]:
        """Yield the keys of a mapping that is written out for `from_dict()` of the class."""
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "from_dict" and node.args:
            given, data = node.args[0], self._target.data
            if data and isinstance(given, ast.Dict) and self.is_owner(path, function.value):
                keys = [key for key in given.keys if isinstance(key, ast.Constant)]
                is_twice = data[0] != data[1] and any(key.value == data[1] for key in keys)
                for key in keys:
                    if key.value == data[0]:
                        use = self._string(path, key, "keyword", Certainty.CERTAIN, data)
                        yield replace(use, obstacle=_TWICE.format(data[1])) if is_twice else use

    def _call(self, path: str, node: ast.Call) -> Iterator[CodeUse]:
        function = node.func
        by_name = _READ_BY_NAME if self._target.for_reads else _BY_NAME
        if isinstance(function, ast.Name) and function.id in by_name and len(node.args) > 1:
            name = node.args[1]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                certainty, _ = self._taken(path, node.args[0], name.value)
                if certainty is not None:
                    yield self._string(path, name, "read", certainty)
        if self._target.text is not None and self._asks_for_feature(path, function):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and argument.value == self._target.text[0]:
                    yield self._string(path, argument, "call", Certainty.CERTAIN)
        if self._target.kind in ("field", "property") and not self._target.for_reads:
            yield from self._read_keys(path, node)
        if self._target.keyword is not None:
            yield from self._keywords(path, node, *self._target.keyword)

    def _asks_for_feature(self, path: str, function: ast.expr) -> bool:
        if isinstance(function, ast.Attribute) and self.is_owner(path, function.value):
            return True
        if isinstance(function, ast.Attribute) and function.attr == "requires_feature":
            base = function.value
            return isinstance(base, ast.Attribute) and base.attr == "mark"
        found = self._meanings.of(path, function)
        return isinstance(found, Thing) and found.module.startswith(self._target.module)

    def _keywords(self, path: str, node: ast.Call, old: str, new: str) -> Iterator[CodeUse]:
        certainty = self._takes_keyword(path, node)
        if certainty is None:
            return
        is_given = any(keyword.arg == new for keyword in node.keywords)
        obstacle = _TWICE.format(new) if is_given else ""
        for keyword in node.keywords:
            if keyword.arg == old:
                place = self._meanings.files.exact_place(path, keyword)
                place = place._replace(end_line=place.line, end_column=place.column + len(old))
                yield CodeUse(path, place, "keyword", certainty, new, obstacle)
            elif keyword.arg is None and isinstance(keyword.value, ast.Dict):
                for key in keyword.value.keys:
                    if isinstance(key, ast.Constant) and key.value == old:
                        yield self._string(path, key, "keyword", certainty)

    def _takes_keyword(self, path: str, node: ast.Call) -> Certainty | None:
        function = node.func
        if self._target.kind == "feature":
            is_override = isinstance(function, ast.Attribute) and function.attr == "override"
            owner = function.value if isinstance(function, ast.Attribute) else None
            sure = is_override and owner is not None and self.is_owner(path, owner)
            return Certainty.CERTAIN if sure else None
        if self.is_owner(path, function) or self._is_partial(path, node):
            return Certainty.CERTAIN
        subject = node.args[0] if is_copy(node) and node.args else None
        made = self._typed.of(path, node if subject is None else subject)
        is_made = made == self._target.owner and (
            subject is not None or not isinstance(function, ast.Attribute)
        )
        return Certainty.LIKELY if is_made else None

    def _is_partial(self, path: str, node: ast.Call) -> bool:
        """Whether a call is `functools.partial` of the class."""
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else ""
        named = isinstance(function, ast.Name) and function.id == "partial"
        is_partial = named or name == "partial"
        return is_partial and bool(node.args) and self.is_owner(path, node.args[0])

    def _pattern(self, path: str, node: ast.MatchClass) -> Iterator[CodeUse]:
        if not self._target.is_of_instances or not self.is_owner(path, node.cls):
            return
        for name, pattern in zip(node.kwd_attrs, node.kwd_patterns, strict=True):
            if name in self._attributes:
                place = self._meanings.files.exact_place(path, pattern)
                found = self._before(path, place, name)
                new = self._attributes[name]
                obstacle = "" if found is not None else "the name and its pattern are on two lines"
                if new in node.kwd_attrs:
                    obstacle = _TWICE.format(new)
                at = found or place
                yield CodeUse(path, at, "pattern", Certainty.CERTAIN, new, obstacle)

    def _before(self, path: str, place: Place, name: str) -> Place | None:
        """Return where the keyword in front of a pattern is."""
        line = self._meanings.files.lines(path)[place.line - 1]
        matches = list(re.finditer(rf"\b{re.escape(name)}\s*=\s*\(*\s*$", line[: place.column]))
        if not matches:
            return None
        start = matches[-1].start()
        return Place(place.line, start, place.line, start + len(name))

    def _string(
        self,
        path: str,
        node: ast.Constant,
        how: str,
        certainty: Certainty,
        names_it: tuple[str, str] | None = None,
    ) -> CodeUse:
        """Return the use in a string, of which `names_it` are the old and the new text, by default
        those of the target."""
        old = str(node.value)
        names = {**self._top, **self._attributes}
        pairs = (self._target.keyword, self._target.text, names_it)
        names.update(pair for pair in pairs if pair is not None)
        place = self._meanings.files.exact_place(path, node)
        found = inside_quotes(place, old)
        line = self._meanings.files.lines(path)[found.line - 1]
        plain = place.line == place.end_line and line[found.column : found.end_column] == old
        obstacle = "" if plain else "the string is not written out in one piece"
        return CodeUse(path, found if plain else place, how, certainty, names[old], obstacle)


def _end(place: Place, name: str) -> Place:
    """Return the place of the name that an attribute ends with."""
    column = place.end_column - len(name)
    return Place(place.end_line, column, place.end_line, place.end_column)

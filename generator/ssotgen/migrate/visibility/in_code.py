"""Names in code: which reads are proven to mean a flag, and what else sees its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ssotgen.codebase.child_nodes import child_nodes
from ssotgen.codebase.except_clauses import caught_names
from ssotgen.codebase.facts import MODULE_SCOPE, Access
from ssotgen.codebase.name_scopes import NameScope, NameScopeKind, Occurrence
from ssotgen.codebase.node_spans import Place
from ssotgen.migrate.visibility.compiled_functions import Compiled
from ssotgen.migrate.visibility.family import Family
from ssotgen.migrate.visibility.labels import labelled_values
from ssotgen.migrate.visibility.objects import Kind, Objects
from ssotgen.migrate.visibility.rows import BoundName, Sight, Sighting

_SETTERS = frozenset({"multiple", "dict", "update", "setdefault", "configure_mock"})
"""Calls whose keywords may be names that they set."""

_NAME_ERRORS = frozenset({"NameError", "UnboundLocalError"})
_ATTRIBUTE_ERRORS = frozenset({"AttributeError"})
_ANYTHING = frozenset({"", "Exception", "BaseException"})


class CodeSights:
    """What the code of one file does to the names of a family."""

    def __init__(self, path: str, family: Family, objects: Objects, compiled: Compiled) -> None:
        self.path = path
        self.family = family
        self.objects = objects
        self._scopes = objects.files.scopes(path)
        self._nodes = objects.files.nodes(path)
        self._occurrences = [each for each in self._scopes.occurrences if each.name in family.names]
        self._labelled = self._labelled_nodes()
        tries = [node for node in self._nodes if isinstance(node, ast.Try)]
        early = _run_at_import(self._scopes.module.node) if tries else set()
        awaited = (each for node in tries for each in _awaited(node, node in early))
        self._compiled = frozenset(compiled.nodes(path))
        self._fixed = self._labelled.union(awaited, self._compiled)

    def proven_reads(self) -> frozenset[Place]:
        """Return the reads of flags that are known to mean them, whatever else the file binds."""
        followed = (place for _, place in self._reads() if (self.path, place) in self.family.reads)
        return frozenset((*followed, *(place for _, place in self.class_reads())))

    def class_reads(self) -> Iterator[tuple[str, Place]]:
        """Yield the reads of the module's flags in class bodies that bind the name after them, as
        `F = F` does."""
        for each in self._occurrences:
            if each.access is not Access.LOAD or each.name not in self.family.bound:
                continue
            owner = self._scopes.owner(each.name, each.scope)
            is_class = owner.kind is NameScopeKind.CLASS
            if is_class and each.node not in self._fixed and self._means_flag(each):
                yield each.name, self._place(each.node)

    def sightings(self, proven: frozenset[Place]) -> Iterator[Sighting]:
        """Yield what is neither a proven read, nor a followed import, nor surely another name."""
        for each in self._occurrences:
            yield from self._occurrence(each, proven)
        for node in self._nodes:
            if isinstance(node, ast.Attribute) and node.attr in self.family.bound:
                if self._place(node) not in proven:
                    yield from self._attribute(node)
            elif isinstance(node, ast.ImportFrom):
                yield from self._import(node)
                yield from self._star(node)
            elif isinstance(node, ast.Call):
                yield from self._keywords(node)
            elif isinstance(node, ast.MatchClass):
                for name in node.kwd_attrs:
                    if name in self.family.bound:
                        yield self._seen(name, Sight.UNKNOWN_READ, node, None)

    # Reads that are proven

    def _reads(self) -> Iterator[tuple[ast.AST, Place]]:
        for each in self._occurrences:
            is_read = each.access is Access.LOAD and each.node not in self._fixed
            if is_read and self._means_flag(each):
                yield each.node, self._place(each.node)
        for node in self._nodes:
            if not isinstance(node, ast.Attribute) or node.attr not in self.family.bound:
                continue
            if node not in self._fixed and isinstance(node.ctx, ast.Load):
                module = self.objects.module_of(self.path, node.value)
                if module:
                    yield node, self._place(node)

    def _means_flag(self, each: Occurrence) -> bool:
        """Whether the scope that a name is looked up in binds it as the flag, and nothing else."""
        owner = self._scopes.owner(each.name, each.scope)
        if owner.kind is NameScopeKind.CLASS:
            if not _is_before_binding(each, owner):
                return False
            owner = self._scopes.module
        binders = owner.bound.get(each.name, [])
        if not binders:
            return owner is self._scopes.module and bool(self._scopes.stars)
        return all(self._is_set(node) for node in binders) or (
            len(binders) == 1 and (self.path, self._place(binders[0])) in self.family.imports
        )

    def _labelled_nodes(self) -> set[ast.AST]:
        """Return the nodes in f-strings that show the text of an expression, as `{F=}` does."""
        found: set[ast.AST] = set()
        for node in self._nodes:
            if isinstance(node, ast.JoinedStr):
                for _, value in labelled_values(node):
                    found.update(ast.walk(value))
        return found

    # What else sees a name

    def _occurrence(self, each: Occurrence, proven: frozenset[Place]) -> Iterator[Sighting]:
        owner = self._scopes.owner(each.name, each.scope)
        module = self._scopes.module
        own: BoundName = (self.path, each.name)
        is_ours = own in self.family.bound.get(each.name, ())
        if each.access is not Access.LOAD:
            if owner is module and is_ours and not self._is_own(each.node):
                sight = Sight.DELETED if each.access is Access.DELETE else Sight.BOUND_AGAIN
                yield self._seen(each.name, sight, each.node, own)
            return
        if self._place(each.node) in proven:
            return
        if owner.kind is NameScopeKind.CLASS:
            if is_ours or not module.bound.get(each.name):
                yield self._seen(each.name, Sight.CLASS_READ, each.node, own)
        elif owner is module and (is_ours or each.name not in module.bound):
            yield from self._global_read(each, own if is_ours else None)

    def _global_read(self, each: Occurrence, own: BoundName | None) -> Iterator[Sighting]:
        if own is not None:
            yield self._seen(each.name, self._left_read(each.node), each.node, own)
            return
        for star in self._scopes.stars:
            source = self.objects.source(self.path, star)
            if source.path is None and self.objects.may_be_ours(source):
                yield self._seen(each.name, Sight.UNKNOWN_IMPORT, star, None)
        found = self.family.survey.resolver.name(self.path, MODULE_SCOPE, each.name)
        if found is not None and found.path is not None and self._is_bound(found.path, found.name):
            sight = self._left_read(each.node)
            yield self._seen(each.name, sight, each.node, (found.path, found.name))

    def _attribute(self, node: ast.Attribute) -> Iterator[Sighting]:
        is_read = isinstance(node.ctx, ast.Load)
        value = self.objects.of(self.path, node.value)
        if value.kind is Kind.UNKNOWN:
            sight = Sight.UNKNOWN_READ if is_read else Sight.UNKNOWN_SET
            yield self._seen(node.attr, sight, node, None)
        elif value.kind is Kind.MODULE and self._may_offer(value.path, node.attr):
            sight = self._left_read(node) if is_read else Sight.SET_OUTSIDE
            own = (value.path, node.attr)
            known = self._is_bound(value.path, node.attr)
            yield self._seen(node.attr, sight, node, own if known else None)

    def _import(self, node: ast.ImportFrom) -> Iterator[Sighting]:
        for alias in node.names:
            if alias.name not in self.family.bound:
                continue
            if (self.path, self._place(alias)) in self.family.imports:
                continue
            source = self.objects.source(self.path, node)
            if source.path is None:
                if self.objects.may_be_ours(source):
                    yield self._seen(alias.name, Sight.UNKNOWN_IMPORT, alias, None)
                continue
            found = self.objects.imported(self.path, node, alias)
            if found.path is not None and self._is_bound(found.path, found.name):
                own = (found.path, found.name)
                yield self._seen(alias.name, Sight.LEFT_IMPORT, alias, own)
            elif self._may_offer(source.path, alias.name):
                yield self._seen(alias.name, Sight.UNKNOWN_IMPORT, alias, None)

    def _star(self, node: ast.ImportFrom) -> Iterator[Sighting]:
        """Yield the names that a star import brings over those of the file."""
        if node.names[0].name != "*":
            return
        source = self.objects.source(self.path, node)
        if source.path is None:
            return
        offered = self.objects.files.scopes(source.path).module.bound
        for name in self.family.bound:
            is_ours = self._is_bound(self.path, name)
            if is_ours and name in offered and not self._is_bound(source.path, name):
                yield self._seen(name, Sight.STARRED, node, (self.path, name))

    def _keywords(self, node: ast.Call) -> Iterator[Sighting]:
        function = node.func
        name = getattr(function, "attr", getattr(function, "id", ""))
        for keyword in node.keywords:
            if keyword.arg in self.family.bound and name in _SETTERS:
                yield self._seen(str(keyword.arg), Sight.KEYWORD, keyword, None)

    # Helpers

    def _left_read(self, node: ast.AST) -> Sight:
        if node in self._labelled:
            return Sight.LABELLED_READ
        return Sight.COMPILED_READ if node in self._compiled else Sight.LEFT_READ

    def _may_offer(self, path: str, name: str) -> bool:
        """Whether a module of the project may have one of the flags under `name`."""
        if self._is_bound(path, name):
            return True
        scopes = self.objects.files.scopes(path)
        if name in scopes.module.bound:
            return False
        return bool(scopes.stars) or "__getattr__" in scopes.module.bound

    def _is_bound(self, path: str, name: str) -> bool:
        return (path, name) in self.family.bound.get(name, ())

    def _is_own(self, node: ast.AST) -> bool:
        """Whether what binds a name is the flag's own block, or a followed import."""
        return self._is_set(node) or (self.path, self._place(node)) in self.family.imports

    def _is_set(self, node: ast.AST) -> bool:
        if not isinstance(node, ast.Name):
            return False
        at = self._place(node)
        return any(
            place[:2] <= at[:2] and at[2:] <= place[2:]
            for place in self.family.sets.get(self.path, ())
        )

    def _seen(self, name: str, sight: Sight, node: ast.AST, reach: BoundName | None) -> Sighting:
        line = getattr(node, "lineno", 1)
        where = None if reach is None else frozenset([reach])
        return Sighting(name, sight, self.path, line, where)

    def _place(self, node: ast.AST) -> Place:
        return self.objects.files.place(self.path, node)


def _run_at_import(node: ast.AST) -> set[ast.AST]:
    """Return the nodes of a module that run when it is imported."""
    found: set[ast.AST] = set()
    pending = [node]
    while pending:
        current = pending.pop()
        found.add(current)
        if not isinstance(current, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            pending.extend(child_nodes(current))
    return found


def _awaited(node: ast.Try, is_early: bool) -> Iterator[ast.AST]:
    """Yield the names in a `try` for whose absence a handler waits: the flag may not be set yet.

    A handler for any exception counts where it is run at import, and there is one statement.
    """
    caught = {name for handler in node.handlers for name in caught_names(handler)}
    if len(node.body) > 1 or not is_early:
        caught -= _ANYTHING
    for kind, errors in ((ast.Name, _NAME_ERRORS), (ast.Attribute, _ATTRIBUTE_ERRORS)):
        if not caught.isdisjoint(errors | _ANYTHING):
            for statement in node.body:
                yield from (each for each in ast.walk(statement) if isinstance(each, kind))


def _is_before_binding(each: Occurrence, owner: NameScope) -> bool:
    """Whether a class body reads a name before it binds it, so that the module's is meant."""
    assert isinstance(owner.node, ast.ClassDef)
    if each.scope.kind is NameScopeKind.TYPE_PARAMETERS:
        return False  # A bound, or the value of an alias, is read once something asks for it.
    binders = set(owner.bound[each.name])
    for statement in owner.node.body:
        inside = set(ast.walk(statement))
        binds = not binders.isdisjoint(inside)
        if each.node not in inside:
            if binds:
                return False
            continue
        if not binds:
            return True
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
            return False
        in_value = set(ast.walk(statement.value))
        return each.node in in_value and binders.isdisjoint(in_value)
    return False

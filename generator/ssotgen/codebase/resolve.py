"""Resolving: what a name means, through imports, aliases, relative imports, chains of re-exports
and star imports. Nothing is imported to find out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ssotgen.codebase.facts import (
    MODULE_SCOPE,
    Binding,
    FileFacts,
    ImportFact,
    ScopeKind,
    Use,
)
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.diagnostics.record import record


@record
class Step:
    """A module on the way to an origin, and the name that was asked of it."""

    path: str | None
    modules: tuple[str, ...]
    name: str


@record
class Origin:
    """What a name means: `name` of a module, or with no name the module itself.

    `path` is the module's file, None outside the codebase; `modules` are the dotted names it goes
    by; `trail` are all modules that the name was taken from on the way, the last one included.
    """

    path: str | None
    modules: tuple[str, ...]
    name: str
    trail: tuple[Step, ...] = ()

    def is_(self, *dotted: str) -> bool:
        """Whether this is one of the names, each given with its module."""
        return any(f"{module}.{self.name}" in dotted for module in self.modules)


@record
class _Table:
    """The bindings of a file by scope and name."""

    bindings: dict[tuple[int, str], tuple[Binding, ...]]
    stars: tuple[ImportFact, ...]


class Resolver:
    """Answers what names mean.

    `load` gives the facts of a file, empty ones where it has none; `outside` are the public names
    of modules that need not be among the files, for their star imports.
    """

    def __init__(
        self,
        index: ModuleIndex,
        load: Callable[[str], FileFacts],
        outside: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.index = index
        self._load = load
        self._outside = outside or {}
        self._tables: dict[str, _Table] = {}

    def forget(self, path: str) -> None:
        """Drop what is known of a file whose facts have grown."""
        self._tables.pop(path, None)

    def facts(self, path: str) -> FileFacts:
        """Return the facts of a file."""
        return self._load(path)

    def module(self, name: str, asker: str = "") -> Origin:
        """Return the module of that dotted name."""
        path = self.index.file_of(name, asker)
        names = (name,) if path is None else (name, *self.index.names_of(path))
        return Origin(path, tuple(dict.fromkeys(names)), "")

    def imported_module(self, path: str, fact: ImportFact) -> Origin:
        """Return the module that an import statement of `path` names."""
        if fact.level == 0:
            return self.module(fact.module, path)
        found, names = self.index.relative(path, fact.level, fact.module)
        return Origin(found, names, "")

    def imported(self, path: str, fact: ImportFact) -> Origin:
        """Return what an import of `path` binds its name to."""
        return self._imported(path, fact, frozenset(), ())

    def name(self, path: str, scope: int, name: str) -> Origin | None:
        """Return what a plain name means in a scope of `path`; None where it is nothing imported
        and nothing that a module defines."""
        found = self.binding_scope(path, scope, name)
        if found is None:
            return self._through_stars(path, name, frozenset(), ())
        if found == MODULE_SCOPE:
            return self._attribute(path, name, frozenset(), ())
        bindings = self.bindings(path, found, name)
        if bindings and all(binding.kind == "import" for binding in bindings):
            fact = self._load(path).imports[bindings[-1].import_index]
            return self._imported(path, fact, frozenset(), ())
        return None

    def dotted(self, path: str, scope: int, text: str) -> Origin | None:
        """Return what `a.b.c` means in a scope of `path`."""
        first, *rest = text.split(".")
        imported = self._imported_below(path, scope, text)
        if imported:
            return self.below(self.module(imported, path), text[len(imported) + 1 :].split("."))
        origin = self.name(path, scope, first)
        return None if origin is None else self.below(origin, rest)

    def _imported_below(self, path: str, scope: int, text: str) -> str:
        """Return the longest module that begins `text` and that `import a.b` brings there: that
        binds `a`, and with it `a.b`. Empty where no such import does."""
        first = text.partition(".")[0]
        found = self.binding_scope(path, scope, first)
        bindings = self.bindings(path, found, first) if found is not None else ()
        imports = self._load(path).imports
        facts = [imports[each.import_index] for each in bindings if each.import_index >= 0]
        plain = [each.module for each in facts if not each.name and not each.aliased]
        if all("." not in module for module in plain):
            return ""
        longest = max((each for each in plain if text.startswith(f"{each}.")), key=len, default="")
        return longest or (first if "." in text else "")

    def use(self, path: str, use: Use) -> Origin | None:
        """Return what a name that is read or set means."""
        if not use.base:
            return self.name(path, use.scope, use.name)
        if use.root_scope < 0:
            return None
        return self.dotted(path, use.root_scope, f"{use.base}.{use.name}")

    def bindings(self, path: str, scope: int, name: str) -> tuple[Binding, ...]:
        """Return where a scope binds a name (one of prefilter, or an import)."""
        return self._table(path).bindings.get((scope, name), ())

    def binding_scope(self, path: str, scope: int, name: str) -> int | None:
        """Return the scope that a name is looked up in from `scope`, None where none binds it."""
        facts = self._load(path)
        current = scope
        while current >= 0:
            if current == scope or facts.scopes[current].kind is not ScopeKind.CLASS:
                found = self.bindings(path, current, name)
                if any(binding.kind == "global" for binding in found):
                    return MODULE_SCOPE
                if any(binding.kind != "nonlocal" for binding in found):
                    return current
            current = facts.scopes[current].parent
        return None

    def below(self, origin: Origin, names: list[str]) -> Origin | None:
        """Return what `origin.a.b` means for the names `a` and `b`; None where that is unknown."""
        for name in names:
            if origin.name and origin.path is not None:
                return None
            if origin.name:
                # Outside of the codebase nobody can tell a module from a class.
                modules = tuple(f"{module}.{origin.name}" for module in origin.modules)
                origin = Origin(None, modules, "")
            below = self._member(origin, name, frozenset(), ())
            if below is None:
                return None
            origin = below
        return origin

    def _imported(
        self, path: str, fact: ImportFact, seen: frozenset[tuple[str, str]], trail: tuple[Step, ...]
    ) -> Origin:
        module = self.imported_module(path, fact)
        if not fact.name:
            if fact.aliased:
                return module
            return self.module(fact.module.partition(".")[0], path)
        found = self._member(module, fact.name, seen, trail)
        if found is not None:
            return found
        hop = Step(module.path, module.modules, fact.name)
        return Origin(module.path, module.modules, fact.name, (*trail, hop))

    def _member(
        self, module: Origin, name: str, seen: frozenset[tuple[str, str]], trail: tuple[Step, ...]
    ) -> Origin | None:
        """Return what `module.name` means."""
        hop = Step(module.path, module.modules, name)
        if module.path is None:
            submodules = [self.module(f"{each}.{name}") for each in module.modules]
            known = next((each for each in submodules if each.path is not None), None)
            return known or Origin(None, module.modules, name, (*trail, hop))
        found = self._attribute(module.path, name, seen, (*trail, hop))
        if found is None or (found.path == module.path and found.name == name):
            for dotted in module.modules:
                submodule = self.index.file_of(f"{dotted}.{name}", module.path)
                if submodule is not None and not self.bindings(module.path, MODULE_SCOPE, name):
                    return self.module(f"{dotted}.{name}", module.path)
        return found

    def _attribute(
        self, path: str, name: str, seen: frozenset[tuple[str, str]], trail: tuple[Step, ...]
    ) -> Origin | None:
        """Return what the module at `path` binds `name` to; None where it does not, as far as
        names of prefilter go."""
        if (path, name) in seen:
            return None
        seen |= {(path, name)}
        modules = self.index.names_of(path)
        here = Origin(path, modules, name, trail or (Step(path, modules, name),))
        if self._load(path).generated:
            return here
        bindings = self.bindings(path, MODULE_SCOPE, name)
        if any(binding.kind == "class" for binding in bindings):
            return here
        for binding in bindings:
            if binding.import_index >= 0:
                fact = self._load(path).imports[binding.import_index]
                return self._imported(path, fact, seen, trail)
        if bindings:
            return here
        return self._through_stars(path, name, seen, trail)

    def _through_stars(
        self, path: str, name: str, seen: frozenset[tuple[str, str]], trail: tuple[Step, ...]
    ) -> Origin | None:
        for fact in reversed(self._table(path).stars):
            module = self.imported_module(path, fact)
            hop = Step(module.path, module.modules, name)
            if module.path is None:
                if any(name in self._outside.get(each, ()) for each in module.modules):
                    return Origin(None, module.modules, name, (*trail, hop))
                continue
            exports = self._load(module.path).exports
            public = name in exports if exports is not None else not name.startswith("_")
            found = self._attribute(module.path, name, seen, (*trail, hop)) if public else None
            if found is not None:
                return found
        return None

    def _table(self, path: str) -> _Table:
        table = self._tables.get(path)
        if table is None:
            facts = self._load(path)
            grouped: dict[tuple[int, str], list[Binding]] = {}
            for binding in facts.bindings:
                grouped.setdefault((binding.scope, binding.name), []).append(binding)
            stars = tuple(fact for fact in facts.imports if fact.is_star)
            bindings = {key: tuple(found) for key, found in grouped.items()}
            table = self._tables[path] = _Table(bindings, stars)
        return table

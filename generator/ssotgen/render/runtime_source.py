"""The source of the runtime module: the definitions of `ssotgen.runtime` that a spec needs.

A definition is taken whole and with its text unchanged, together with all that it uses. The views
of the generated modules say which names are needed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import ssotgen.runtime
from ssotgen.render.python.import_block import ImportedName, import_block

_PACKAGE = "ssotgen.runtime"
_TYPE_CHECKING = "TYPE_CHECKING"
_TYPE_VAR = "TypeVar"

_PLACES = {
    "binary": "Default",
    "clock_times": "fixed_fields",
    "dates": "open_fields",
    "decimals": "missing_entries",
    "durations": "split_defaults",
    "file_paths": "WRITE_ERRORS",
    "times": "write_error",
    "uuids": "field_types",
}
"""The definitions, which all dataclasses use, that those of a module follow.

Without lines between them that are always there, git could not merge two branches that are each
the first to use one of these types.
"""


_VARIANTS = {"type_issues": "type_issues_of_unions"}
"""What some specs need in the place of a definition, by its name; all others do with less."""


class UnusableRuntimeError(Exception):
    """The source of a runtime module cannot be copied definition by definition."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A top-level definition: its name, its source with the comments above it, the names that it
    mentions, and the module that it is from."""

    name: str
    source: str
    mentions: frozenset[str]
    module: str


@dataclass(frozen=True, slots=True)
class RuntimeSource:
    """The runtime module for one spec: its import statements and its definitions in order."""

    imports: str
    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """A runtime module: what it imports by the name it gives to it, its type variables with their
    source, and what it defines."""

    name: str
    imports: dict[str, ImportedName]
    type_variables: dict[str, str]
    definitions: tuple[Definition, ...]
    uses: frozenset[str]


def compose(names: Iterable[str], modules: Sequence[Module] = ()) -> RuntimeSource:
    """Return the definitions called `names` and all that they use.

    `modules` are those to take them from, each after those that it imports; without any, those of
    `ssotgen.runtime`. Raises UnusableRuntimeError for a name that none of them defines.
    """
    modules = modules or _modules()
    known = _by_name(modules)
    wanted = set(names)
    for name, variant in _VARIANTS.items():
        if variant in wanted:
            known[name] = _renamed(known[variant], name)
    origins = {module.name: module for module in modules}
    taken: dict[str, Definition] = {}
    imported: dict[str, ImportedName] = {}
    type_variables: dict[str, str] = {}
    waiting = [name for name in wanted if name not in _VARIANTS.values()]
    while waiting:
        name = waiting.pop()
        if name in taken:
            continue
        if name not in known:
            raise UnusableRuntimeError(f"no runtime module defines {name}")
        definition = taken[name] = known[name]
        origin = origins[definition.module]
        for mention in definition.mentions:
            if mention in origin.type_variables:
                type_variables[mention] = origin.type_variables[mention]
                _add_import(imported, _TYPE_VAR, origin.imports[_TYPE_VAR])
            elif mention in origin.imports:
                _add_import(imported, mention, origin.imports[mention])
            elif mention in known:
                waiting.append(mention)
    ordered = tuple(each for name, each in known.items() if name in taken)
    asks = any(_TYPE_CHECKING in each.mentions for each in ordered)
    variables = [type_variables[name] for name in sorted(type_variables)]
    return RuntimeSource(import_block(imported.values(), variables, type_checking=asks), ordered)


def _renamed(definition: Definition, name: str) -> Definition:
    """Return the definition of a function under another name."""
    source = definition.source.replace(f"def {definition.name}(", f"def {name}(", 1)
    return replace(definition, name=name, source=source)


def _add_import(imported: dict[str, ImportedName], name: str, found: ImportedName) -> None:
    known = imported.setdefault(name, found)
    if known.statement() != found.statement():
        raise UnusableRuntimeError(f"{name} is imported from two modules")
    if known.for_types and not found.for_types:
        imported[name] = found


@cache
def _modules() -> tuple[Module, ...]:
    """Return the runtime modules, each after those that it imports."""
    folder = Path(ssotgen.runtime.__file__).parent
    modules = {
        path.stem: read_module(path.stem, path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.py"))
        if path.stem != "__init__"
    }
    order = TopologicalSorter({name: sorted(each.uses) for name, each in modules.items()})
    return tuple(modules[name] for name in order.static_order())


def _by_name(modules: Sequence[Module]) -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for module in modules:
        for each in module.definitions:
            if each.name in found:
                other = found[each.name].module
                raise UnusableRuntimeError(f"{each.name} is in {other} and in {module.name}")
            found[each.name] = each
    return _spread(found)


def _spread(known: dict[str, Definition]) -> dict[str, Definition]:
    """Return the definitions with those of `_PLACES` where they belong."""
    moved = {module for module, anchor in _PLACES.items() if anchor in known}
    ordered: dict[str, Definition] = {}
    for name, each in known.items():
        if each.module not in moved:
            ordered[name] = each
            following = {module for module, anchor in _PLACES.items() if anchor == name}
            ordered |= {n: d for n, d in known.items() if d.module in following}
    return ordered


def read_module(name: str, text: str) -> Module:
    """Return the runtime module `name` with the source `text`.

    Raises UnusableRuntimeError for a statement at its top that cannot be copied.
    """
    lines = text.splitlines()
    imports: dict[str, ImportedName] = {}
    type_variables: dict[str, str] = {}
    definitions: list[Definition] = []
    uses: set[str] = set()
    body = ast.parse(text).body
    for index, node in enumerate(body):
        if isinstance(node, ast.Import | ast.ImportFrom):
            uses |= _read_import(node, imports, for_types=False)
        elif _is_type_checking_block(node):
            assert isinstance(node, ast.If)
            for each in node.body:
                if isinstance(each, ast.Import | ast.ImportFrom):
                    _read_import(each, imports, for_types=True)
                elif _is_type_variable(each):
                    type_variables[_assigned(each)[0]] = lines[each.lineno - 1].strip()
                else:
                    raise UnusableRuntimeError(
                        f"{name}:{each.lineno}: only imports and type variables can be here"
                    )
        elif not _is_left_out(node):
            after = body[index + 1] if index + 1 < len(body) else None
            definitions.append(_read_definition(name, node, after, lines))
    return Module(name, imports, type_variables, tuple(definitions), frozenset(uses))


def _read_import(
    node: ast.Import | ast.ImportFrom, imports: dict[str, ImportedName], *, for_types: bool
) -> set[str]:
    """Add what a statement imports to `imports`. Return the runtime module that it imports from."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            bound = alias.asname or alias.name.partition(".")[0]
            imports[bound] = ImportedName(alias.name, "", alias.asname or "", for_types)
        return set()
    module = node.module or ""
    if module.startswith(f"{_PACKAGE}."):
        if any(alias.asname for alias in node.names):
            raise UnusableRuntimeError(f"line {node.lineno}: a runtime module is imported `as`")
        return {module.rpartition(".")[2]}
    if module != "__future__":
        for alias in node.names:
            bound = alias.asname or alias.name
            imports[bound] = ImportedName(module, alias.name, alias.asname or "", for_types)
    return set()


def _is_type_checking_block(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == _TYPE_CHECKING
        and not node.orelse
    )


def _is_type_variable(node: ast.stmt) -> bool:
    """Whether a statement is `T = TypeVar("T")` on one line."""
    return (
        isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == _TYPE_VAR
        and node.lineno == node.end_lineno
    )


def _is_left_out(node: ast.stmt) -> bool:
    """Whether a statement is not copied: a text, or the line `TYPE_CHECKING = False`."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return _assigned(node) == [_TYPE_CHECKING]


def _assigned(node: ast.stmt) -> list[str]:
    """Return the names that a statement assigns to."""
    targets: list[ast.expr] = []
    if isinstance(node, ast.AnnAssign):
        targets = [node.target]
    elif isinstance(node, ast.Assign):
        targets = node.targets
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _read_definition(
    module: str, node: ast.stmt, after: ast.stmt | None, lines: list[str]
) -> Definition:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        name = node.name
        first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        last = node.end_lineno
    else:
        names = _assigned(node)
        if len(names) != 1:
            raise UnusableRuntimeError(f"{module}:{node.lineno}: this statement cannot be copied")
        name, first = names[0], node.lineno
        documented = after is not None and isinstance(after, ast.Expr) and _is_left_out(after)
        last = after.end_lineno if after is not None and documented else node.end_lineno
    while first > 1 and lines[first - 2].startswith("#"):
        first -= 1
    source = "\n".join(lines[first - 1 : last])
    return Definition(name, source, frozenset(_mentioned(module, node)) - {name}, module)


def _mentioned(module: str, node: ast.stmt) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.ImportFrom) and (each.module or "").startswith(_PACKAGE):
            raise UnusableRuntimeError(f"{module}:{each.lineno}: import this at the top")

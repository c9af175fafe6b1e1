"""The source of the runtime module: the modules of `ssotgen.runtime` that a spec needs.

A module is taken whole, with its text unchanged, together with those that it imports. The views of
the generated modules say which names are needed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import ssotgen.runtime
from ssotgen.diagnostics.record import record
from ssotgen.render.python.import_block import ImportedName, import_block

_PACKAGE = "ssotgen.runtime"
_TYPE_CHECKING = "TYPE_CHECKING"
_TYPE_VAR = "TypeVar"

_DATA: Mapping[str, tuple[str, ...]] = {
    "messages": ("deprecation_marker",),
    "plain": ("limit_checks",),
    "plain_issues": ("flag_bits",),
    "instances": ("dates",),
    "records": ("wire_keys",),
    "checking": ("file_paths",),
    "inner_issues": ("clock_times",),
    "reading": ("durations",),
    "scalar_readers": ("binary",),
    "member_readers": ("uuids",),
    "record_readers": ("decimals",),
    "container_readers": ("times",),
    "derived": ("standard_layers",),
    "writing": ("unions",),
}
"""The modules that every spec with dataclasses has, in order, each with those after it that only
some specs have: one wherever that is possible."""

_FEATURES: Mapping[str, tuple[str, ...]] = {
    "attempt": (),
    "environment": ("version_order",),
    "feature": ("tcp_probe",),
    "module_import": ("installed",),
    "override": ("entry_points",),
    "running_check": ("installed_versions",),
    "importing": ("call_probe",),
    "answers": ("find_spec",),
    "availability": ("any_of",),
    "command_line": ("needs",),
}
"""The same of specs with features."""

_GROUPS = (_DATA, _FEATURES)
"""What is taken together, so that the runtime of a project hardly ever changes.

Between any two modules that only some specs have is one that is always there. Without it, git could
not merge two branches that are each the first to use one of them.
"""


class UnusableRuntimeError(Exception):
    """The source of a runtime module cannot be copied."""


@record
class Definition:
    """A top-level definition: its name, its source with the comments above it, and the module that
    it is from."""

    name: str
    source: str
    module: str


@record
class RuntimeSource:
    """The runtime module for one spec: its import statements and its definitions in order."""

    imports: str
    definitions: tuple[Definition, ...]


@record
class Module:
    """A runtime module: what it imports by the name it gives to it, its type variables, what it
    defines, and the runtime modules that it imports from."""

    name: str
    imports: dict[str, ImportedName]
    type_variables: tuple[str, ...]
    definitions: tuple[Definition, ...]
    uses: frozenset[str]


def compose(names: Iterable[str], modules: Sequence[Module] = ()) -> RuntimeSource:
    """Return the modules that define `names`, and all that they use.

    `modules` are those to take them from, in order; without any, those of `ssotgen.runtime`.
    Raises UnusableRuntimeError for a name that none of them defines.
    """
    modules = modules or _modules()
    taken = _closure(names, modules)
    imported: dict[str, ImportedName] = {}
    for module in taken:
        for name, found in module.imports.items():
            _add_import(imported, name, found)
    variables = sorted({each for module in taken for each in module.type_variables})
    definitions = tuple(each for module in taken for each in module.definitions)
    return RuntimeSource(import_block(imported.values(), variables), definitions)


def _closure(names: Iterable[str], modules: Sequence[Module]) -> list[Module]:
    """Return the modules that define `names`, and those that they use or are taken with."""
    origins = _origins(modules)
    by_name = {module.name: module for module in modules}
    taken: set[str] = set()
    waiting: list[str] = []
    for name in names:
        if name not in origins:
            raise UnusableRuntimeError(f"no runtime module defines {name}")
        waiting.append(origins[name])
    while waiting:
        module = waiting.pop()
        if module not in taken:
            taken.add(module)
            waiting += by_name[module].uses
            waiting += [each for group in _GROUPS if module in group for each in group]
    return [module for module in modules if module.name in taken]


def _origins(modules: Sequence[Module]) -> dict[str, str]:
    """Return the names of the modules by what they define."""
    found: dict[str, str] = {}
    for module in modules:
        for each in module.definitions:
            if each.name in found:
                raise UnusableRuntimeError(
                    f"{each.name} is in {found[each.name]} and in {module.name}"
                )
            found[each.name] = module.name
    return found


def _add_import(imported: dict[str, ImportedName], name: str, found: ImportedName) -> None:
    known = imported.setdefault(name, found)
    if known.statement() != found.statement():
        raise UnusableRuntimeError(f"{name} is imported from two modules")
    if known.for_types and not found.for_types:
        imported[name] = found


@cache
def _modules() -> tuple[Module, ...]:
    """Return the runtime modules in the order in which they are taken."""
    folder = Path(ssotgen.runtime.__file__).parent
    found = {path.stem: path for path in folder.glob("*.py") if path.stem != "__init__"}
    ordered = [name for group in _GROUPS for each in group for name in (each, *group[each])]
    if sorted(ordered) != sorted(found):
        unlisted = ", ".join(sorted({*ordered} ^ {*found}))
        raise UnusableRuntimeError(f"the runtime modules have no place in the order: {unlisted}")
    return tuple(read_module(each, found[each].read_text(encoding="utf-8")) for each in ordered)


def read_module(name: str, text: str) -> Module:
    """Return the runtime module `name` with the source `text`.

    Raises UnusableRuntimeError for a statement at its top that cannot be copied.
    """
    lines = text.splitlines()
    imports: dict[str, ImportedName] = {}
    type_variables: list[str] = []
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
                    uses |= _read_import(each, imports, for_types=True)
                elif _is_type_variable(each):
                    type_variables.append(lines[each.lineno - 1].strip())
                else:
                    raise UnusableRuntimeError(
                        f"{name}:{each.lineno}: only imports and type variables can be here"
                    )
        elif not _is_left_out(node):
            after = body[index + 1] if index + 1 < len(body) else None
            definitions.append(_read_definition(name, node, after, lines))
            _check_inner_imports(name, node, lines)
    return Module(name, imports, tuple(type_variables), tuple(definitions), frozenset(uses))


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
    return Definition(name, source, module)


def _check_inner_imports(module: str, node: ast.stmt, lines: list[str]) -> None:
    """Refuse imports of runtime modules inside of a definition, which would be copied."""
    for number in range(node.lineno, (node.end_lineno or node.lineno) + 1):
        if lines[number - 1].lstrip().startswith(f"from {_PACKAGE}."):
            raise UnusableRuntimeError(f"{module}:{number}: import this at the top")

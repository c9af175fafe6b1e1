"""The modules of `ssotgen.runtime` as text to copy: what each imports and defines."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import ssotgen.runtime
from ssotgen.diagnostics.record import record
from ssotgen.render import compiled
from ssotgen.render.python.import_block import ImportedName

_PACKAGE = "ssotgen.runtime"
_TYPE_CHECKING = "TYPE_CHECKING"
_TYPE_VAR = "TypeVar"


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
class Module:
    """A runtime module: what it imports by the name it gives to it, its type variables, what it
    defines, and the runtime modules that it imports from."""

    name: str
    imports: dict[str, ImportedName]
    type_variables: tuple[str, ...]
    definitions: tuple[Definition, ...]
    uses: frozenset[str]


@cache
def runtime_modules(order: Sequence[str]) -> tuple[Module, ...]:
    """Return the runtime modules in this order.

    Raises:
        UnusableRuntimeError: The names are not those of the modules.
    """
    folder = Path(ssotgen.runtime.__file__).parent
    found = {path.stem: path for path in folder.glob("*.py") if path.stem != "__init__"}
    if sorted(order) != sorted(found):
        unlisted = ", ".join(sorted({*order} ^ {*found}))
        raise UnusableRuntimeError(f"the runtime modules have no place in the order: {unlisted}")
    texts = {each: found[each].read_text(encoding="utf-8") for each in order}
    # Parsing them all takes longer than checking and rendering the default spec.
    place = compiled.place_of(__file__, "modules")
    made_from = importlib.util.source_hash(
        "\0".join([Path(__file__).read_text(encoding="utf-8"), *texts.values()]).encode()
    ).hex()
    stored = compiled.load(place, made_from)
    if stored is not None:
        return tuple(_from_plain(each) for each in stored)
    modules = tuple(read_module(name, text) for name, text in texts.items())
    compiled.store(place, made_from, [_plain(each) for each in modules])
    return modules


def _plain(module: Module) -> tuple[object, ...]:
    """Return a module as plain data."""
    imports = {
        bound: (each.module, each.name, each.alias, each.for_types)
        for bound, each in module.imports.items()
    }
    definitions = [(each.name, each.source) for each in module.definitions]
    return module.name, imports, module.type_variables, definitions, module.uses


def _from_plain(data: tuple[Any, ...]) -> Module:
    name, imports, type_variables, definitions, uses = data
    return Module(
        name,
        {bound: ImportedName(*each) for bound, each in imports.items()},
        type_variables,
        tuple(Definition(defined, source, name) for defined, source in definitions),
        uses,
    )


def read_module(name: str, text: str) -> Module:
    """Return the runtime module `name` with the source `text`.

    Raises:
        UnusableRuntimeError: A statement at its top cannot be copied.
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

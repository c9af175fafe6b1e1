"""The floors of the package: imports lead down or stay on their floor, never up.

docs/architecture.md has the picture; this test reads every import, also those inside functions.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "generator" / "ssotgen"

FLOORS = (
    ("cli",),
    ("lsp",),
    ("app",),
    ("migrate", "extract", "breaking"),
    ("audit", "output"),
    ("codebase", "render"),
    ("spec",),
    ("settings",),
    ("diagnostics", "resources", "runtime"),
)
"""The folders of the package, top floor first. A folder may import those of the floors below."""

FLOOR = {folder: level for level, floor in enumerate(FLOORS) for folder in floor}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the dotted name of each module of the package that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "ssotgen":
            yield from ((node.lineno, f"ssotgen.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


def arrows(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the line and the top folder of each import from another folder of the package."""
    own = path.relative_to(PACKAGE).parts[0]
    for line, module in imported(path):
        parts = module.split(".")
        if parts[0] == "ssotgen" and len(parts) > 1 and parts[1] in FLOOR and parts[1] != own:
            yield line, parts[1]


def test_the_root_holds_the_entry_points_alone() -> None:
    files = {path.name for path in PACKAGE.iterdir() if path.is_file()}
    assert files == {"__init__.py", "__main__.py", "py.typed"}
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert folders == set(FLOOR)


@pytest.mark.parametrize("folder", FLOOR)
def test_imports_lead_down(folder: str) -> None:
    up = [
        f"{path.relative_to(PACKAGE)}:{line} imports {target}"
        for path in MODULES
        if path.relative_to(PACKAGE).parts[0] == folder
        for line, target in arrows(path)
        if FLOOR[target] <= FLOOR[folder]
    ]
    assert up == []


def needed(path: Path) -> Iterator[str]:
    """Yield the dotted names that a module needs at run time, of modules and what is in them."""
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        pending.extend(ast.iter_child_nodes(node))


def test_no_modules_import_each_other() -> None:
    names = {
        ".".join(("ssotgen", *path.relative_to(PACKAGE).with_suffix("").parts)): path
        for path in MODULES
    }
    graph = {name: names.keys() & set(needed(path)) for name, path in names.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError with the modules of a circle


SAME_SUBJECT = {
    "cli/commands has the options of what app does": {"cli/commands", "app", "lsp"},
    "migrate/codemods has the rewrite of the rule": {"audit/rules", "migrate/codemods"},
    "spec/build makes what spec/model describes": {"spec/build", "spec/model"},
}
"""Folders whose modules of one name are about one thing, and how."""

SHARED_NAMES = {
    "__init__": "Python wants it",
    "rules": "the rules of the folder",
    "language": "render/language.py has the type, each language's folder a value of it",
    "view": "what the templates of the output are shown",
    "breaking": "settings/breaking.py has the settings of the command",
    "completion": "of the command line in shells, of a spec in editors",
    "deprecations": "the command that lists them",
    "files": "the command that lists them, by its name",
    "load": "reads what the folder is called after",
    "settings": "the command that shows them",
    "usages": "audit/usages.py finds what the command lists",
}
"""Other names that several modules may have, and why."""


def test_a_name_means_one_module() -> None:
    by_name = defaultdict(list)
    for path in MODULES:
        by_name[path.stem].append(path.parent.relative_to(PACKAGE).as_posix())
    shared = {name: folders for name, folders in by_name.items() if len(folders) > 1}
    unexplained = {
        name: folders
        for name, folders in shared.items()
        if name not in SHARED_NAMES
        and not any(known.issuperset(folders) for known in SAME_SUBJECT.values())
    }
    assert unexplained == {}
    assert SHARED_NAMES.keys() <= shared.keys()

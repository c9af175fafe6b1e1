"""The modules that a project can import, and their names: read from files, never imported.

They are looked for where Python would look: in the project's own folders, in its virtual
environment, or else beside ssotgen, and in the standard library.
"""

from __future__ import annotations

import ast
import os
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path

from ssotgen.settings.settings import Settings

_ENVIRONMENTS = (".venv", "venv", "env")
_SUFFIXES = (".py", ".pyi", ".so", ".pyd")
_LARGEST = 4_000_000


def search_path(settings: Settings) -> tuple[Path, ...]:
    """Return the folders that the modules of a project may be in, the first ones first."""
    own = [settings.root, settings.root / "src", *settings.sources, settings.output]
    library = Path(sysconfig.get_path("stdlib"))
    found = (*own, *_installed(settings), library)
    return tuple(dict.fromkeys(folder for folder in found if folder.is_dir()))


def _installed(settings: Settings) -> list[Path]:
    """Return the folders of installed packages: of the environment of the project, if it has one,
    of the one that is active, or of the Python that runs this."""
    roots = [folder / name for folder in _upwards(settings) for name in _ENVIRONMENTS]
    active = os.environ.get("VIRTUAL_ENV")
    if active:
        roots.append(Path(active))
    for root in roots:
        if (root / "pyvenv.cfg").is_file():
            return [*root.glob("lib/python3.*/site-packages"), root / "Lib" / "site-packages"]
    return [Path(each) for each in sys.path if each.endswith(("site-packages", "dist-packages"))]


def _upwards(settings: Settings) -> list[Path]:
    """Return the folders from that of the project up to the top of its repository."""
    top = settings.top or settings.root
    return [
        folder
        for folder in (settings.root, *settings.root.parents)
        if folder == top or top in folder.parents
    ]


class Modules:
    """The modules below some folders. What a module has is read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._names: dict[Path, tuple[int, tuple[str, ...]]] = {}

    def below(self, package: str) -> tuple[str, ...]:
        """Return the dotted names of the modules in a package, of all at the top for no name."""
        found: set[str] = set() if package else set(sys.builtin_module_names)
        for folder in self._homes(package):
            found.update(_modules_in(folder, is_package=bool(package)))
        public = (name for name in found if not name.startswith("_"))
        return tuple(f"{package}.{name}" if package else name for name in sorted(public))

    def names(self, module: str) -> tuple[str, ...]:
        """Return the names that may be imported from a module, with the modules in a package."""
        inside = {name.rpartition(".")[2] for name in self.below(module)} if module else set()
        file = self._file(module)
        if file is not None:
            inside.update(self._names_in(file))
        elif module in sys.builtin_module_names and not inside:
            inside.update(name for name in dir(sys.modules.get(module)) if name[0] != "_")
        return tuple(sorted(inside))

    def _homes(self, package: str) -> Iterator[Path]:
        for folder in self._folders:
            home = folder.joinpath(*package.split(".")) if package else folder
            if home.is_dir():
                yield home

    def _file(self, module: str) -> Path | None:
        """Return the source of a module; a stub of one that has no source."""
        for folder in self._folders:
            home = folder.joinpath(*module.split("."))
            for file in (
                home / "__init__.py",
                home.with_name(f"{home.name}.py"),
                home / "__init__.pyi",
                home.with_name(f"{home.name}.pyi"),
            ):
                if file.is_file():
                    return file
        return None

    def _names_in(self, file: Path) -> tuple[str, ...]:
        try:
            changed = file.stat().st_mtime_ns
            known = self._names.get(file)
            if known is None or known[0] != changed:
                known = self._names[file] = (changed, _public_names(file))
        except OSError:
            return ()
        return known[1]


def _modules_in(folder: Path, *, is_package: bool) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        name, dot, _ = entry.name.partition(".")
        if not name.isidentifier():
            continue
        is_file = bool(dot) and entry.name.endswith(_SUFFIXES)
        if is_file or (not dot and _is_package(Path(entry.path), inside=is_package)):
            yield name


def _is_package(folder: Path, *, inside: bool) -> bool:
    """Whether a folder is a package; one of a namespace has Python, or packages, alone."""
    if (folder / "__init__.py").is_file() or (folder / "__init__.pyi").is_file():
        return True
    if folder.name in ("tests", "test", "docs", "node_modules", "__pycache__"):
        return False
    pattern = "*.py" if inside else "*/__init__.py"
    return next(folder.glob(pattern), None) is not None


def _public_names(file: Path) -> tuple[str, ...]:
    """Return the names at the top of a module that do not begin with an underscore, or that its
    `__all__` lists."""
    if file.stat().st_size > _LARGEST:
        return ()
    try:
        tree = ast.parse(file.read_bytes())
    except (SyntaxError, ValueError, RecursionError):
        return ()
    found: set[str] = set()
    listed: set[str] = set()
    for node in _statements(tree.body):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names = (alias.asname or alias.name.partition(".")[0] for alias in node.names)
            found.update(name for name in names if name != "*")
        elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            stored = [each.id for target in targets for each in _stored(target)]
            found.update(stored)
            if "__all__" in stored and node.value is not None:
                listed.update(_texts(node.value))
    return tuple(sorted(listed | {name for name in found if not name.startswith("_")}))


def _statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of a module, with those in its `if` and `try`."""
    for node in body:
        yield node
        for part in ("body", "orelse", "finalbody"):
            if isinstance(node, (ast.If, ast.Try, ast.With)):
                yield from _statements(getattr(node, part, ()))
        if isinstance(node, ast.Try):
            for handler in node.handlers:
                yield from _statements(handler.body)


def _stored(target: ast.expr) -> Iterator[ast.Name]:
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node


def _texts(value: ast.expr) -> Iterator[str]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value

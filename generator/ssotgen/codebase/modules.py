"""Modules: which file a dotted name means, and which dotted names a file has."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

_SOURCE_FOLDERS = ("src", "lib")


class ModuleIndex:
    """The modules of a codebase, by name and by file; nothing is worked out before it is asked.

    A file has a name below each folder that may be on the path: `src` and `lib` of the roots given,
    these roots, and the folder that its outermost package is in. Where two files claim one
    name, the earlier root wins, then the file nearest to the importing file.
    """

    def __init__(self, files: Iterable[str], roots: Sequence[str]) -> None:
        self.files = tuple(files)
        self._present = frozenset(self.files)
        self._roots = tuple(dict.fromkeys(_with_separator(root) for root in _expanded(roots)))
        self._tops: dict[str, str] = {}
        self._names: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, str | None] = {}
        self._by_tail: dict[str, list[str]] | None = None

    def file_of(self, name: str, asker: str = "") -> str | None:
        """Return the file of the module `name`, or None where it is not part of the codebase.

        `asker` is the file that imports it.
        """
        if name not in self._known:
            tail = name.replace(".", os.sep)
            found = (self._module_at(root + tail) for root in self._roots)
            self._known[name] = next((path for path in found if path), None)
        known = self._known[name]
        return known if known is not None else self._nearest(name, asker)

    def has(self, path: str) -> bool:
        """Whether a file is part of the codebase."""
        return path in self._present

    def names_of(self, path: str) -> tuple[str, ...]:
        """Return the dotted names that `path` goes by, in the order of the roots."""
        known = self._names.get(path)
        if known is None:
            roots = [root for root in self._roots if path.startswith(root)]
            roots.append(_with_separator(self._top(os.path.dirname(path))))
            names = (_dotted(path[len(root) :]) for root in roots)
            known = tuple(dict.fromkeys(name for name in names if name))
            self._names[path] = known
        return known

    def relative(self, path: str, level: int, module: str) -> tuple[str | None, tuple[str, ...]]:
        """Return the file, or None, and the dotted names of a relative import that `path` makes.

        Level 1 is the package that `path` is in; `module` may be empty.
        """
        folder = os.path.dirname(path)
        for _ in range(level - 1):
            folder = os.path.dirname(folder)
        target = os.path.join(folder, *module.split(".")) if module else folder
        found = self._module_at(target)
        return found, self.names_of(found or f"{target}.py")

    def _module_at(self, target: str) -> str | None:
        for candidate in (os.path.join(target, "__init__.py"), f"{target}.py"):
            if candidate in self._present:
                return candidate
        return None

    def files_called(self, name: str) -> list[str]:
        """Return the files that are the module `name` for code that has the right folder on the
        path."""
        if self._by_tail is None:
            self._by_tail = {}
            for path in self.files:
                folder, tail = os.path.split(path)
                if tail == "__init__.py":
                    tail = os.path.basename(folder) + ".py"
                self._by_tail.setdefault(tail, []).append(path)
        last = name.rpartition(".")[2] + ".py"
        tail = os.sep + name.replace(".", os.sep)
        ends = (f"{tail}.py", f"{tail}{os.sep}__init__.py")
        return [path for path in self._by_tail.get(last, ()) if path.endswith(ends)]

    def files_reached(self, name: str, asker: str) -> list[str]:
        """Return the files that `asker` may import as `name`: the module of that name, else those
        called so that are in no package, or beside it."""
        known = self.file_of(name, asker)
        if known is not None:
            return [known]
        levels = 1 + name.count(".")
        return [
            path
            for path in self.files_called(name)
            if self._is_free(path, levels) or os.path.dirname(path) == os.path.dirname(asker)
        ]

    def _is_free(self, path: str, levels: int) -> bool:
        """Whether the folder so many levels above a module is no package."""
        folder = path.removesuffix(f"{os.sep}__init__.py")
        for _ in range(levels):
            folder = os.path.dirname(folder)
        return os.path.join(folder, "__init__.py") not in self._present

    def _nearest(self, name: str, asker: str) -> str | None:
        """Return the file whose name, counted from its outermost package, is `name`.

        A file in no package goes by its bare name for the other files of its folder alone.
        """
        candidates = [
            path
            for path in self.files_called(name)
            if _dotted(path[len(self._top(os.path.dirname(path))) :].lstrip(os.sep)) == name
        ]
        if "." not in name:
            folder = os.path.dirname(asker)
            candidates = [
                path
                for path in candidates
                if path.endswith(f"{os.sep}__init__.py")
                or (os.path.dirname(path) == folder and path != asker)
            ]
        if len(candidates) < 2:
            return candidates[0] if candidates else None
        return max(candidates, key=lambda path: _shared_folders(path, asker))

    def _top(self, folder: str) -> str:
        """Return the folder that the outermost package around `folder` is in."""
        known = self._tops.get(folder)
        if known is None:
            parent = os.path.dirname(folder)
            is_package = os.path.join(folder, "__init__.py") in self._present
            known = self._top(parent) if is_package and parent != folder else folder
            self._tops[folder] = known
        return known


def _shared_folders(one: str, other: str) -> int:
    pairs = zip(one.split(os.sep), other.split(os.sep), strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), len(one))


def _dotted(relative: str) -> str:
    """Return the dotted name of a path relative to a root, empty for one that has none."""
    parts = relative.rsplit(".", 1)[0].split(os.sep)
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts) if parts and all(part.isidentifier() for part in parts) else ""


def _expanded(roots: Sequence[str]) -> list[str]:
    found: list[str] = []
    for root in roots:
        absolute = os.path.abspath(root)
        inner = (os.path.join(absolute, name) for name in _SOURCE_FOLDERS)
        found.extend(folder for folder in inner if os.path.isdir(folder))
        found.append(absolute)
    return found


def _with_separator(folder: str) -> str:
    return folder if folder.endswith(os.sep) else folder + os.sep

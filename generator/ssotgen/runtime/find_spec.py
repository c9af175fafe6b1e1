"""`resolve: find_spec`: looking for modules without importing them."""

from __future__ import annotations

import sys

from ssotgen.runtime.attempt import Attempt, describe
from ssotgen.runtime.feature import Feature, UnavailableError
from ssotgen.runtime.importing import (
    bare_folder,
    failure,
    not_installed,
    only_a_folder,
    steps_to,
)
from ssotgen.runtime.module_import import is_initializing
from ssotgen.runtime.running_check import depend_on_import

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def find_all(feature: Feature) -> None:
    """Look for the modules of a feature without running them.

    Raises UnavailableError for one that does not exist.
    """
    for path, names in feature.targets():
        if folder := bare_folder(find_module(path)):
            if not names:
                raise UnavailableError(f"module {path!r}: {only_a_folder(folder)}")
            for name, _ in names:
                find_module(f"{path}.{name}")


def find_module(path: str) -> Any:
    """Return the spec of a module without running it or its parents.

    `importlib.util.find_spec` would import the parents, and raises for a module in
    `sys.modules` that has no spec.
    """
    spec: Any = None
    folders: Any = None
    for step in steps_to(path):
        if step in sys.modules:
            module: Any = sys.modules[step]
            if module is None:
                raise UnavailableError(not_installed(path, step))
            if step != path and is_initializing(module):
                depend_on_import(step, module)  # it may yet change its __path__
            spec = getattr(module, "__spec__", None)
            folders = getattr(module, "__path__", None)
        else:
            spec = ask_finders(path, step, folders)
            folders = spec.submodule_search_locations
        if folders is None and step != path:
            raise UnavailableError(
                f"module {path!r} is not installed: {step!r} is a module, not a package"
            )
    return spec


def ask_finders(path: str, step: str, folders: Any) -> Any:
    """Return the spec that a finder has for `step`, the module `path` or a parent."""
    attempt = Attempt()
    with attempt:
        for finder in list(sys.meta_path):
            find_spec = getattr(finder, "find_spec", None)
            spec = find_spec(step, folders) if find_spec else None
            if spec is not None:
                return spec
    if folders is not None and isinstance(attempt.error, KeyError):
        # PathFinder gives up on a namespace package whose parent is not imported.
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(step.rpartition(".")[2], folders)
        if spec is not None:
            return spec
    elif attempt.error is not None:
        reason = f"module {path!r} could not be looked up: {describe(attempt.error)}"
        raise failure(reason, attempt.error)
    raise UnavailableError(not_installed(path, step))

"""Importing what a feature needs, and saying what is wrong with it."""

from __future__ import annotations

import os
import sys
from itertools import islice
from types import ModuleType

from ssotgen.runtime.attempt import (
    Attempt,
    describe,
    error_chain,
    error_frames,
    error_text,
)
from ssotgen.runtime.feature import UnavailableError
from ssotgen.runtime.module_import import import_module, is_initializing, is_on_stack
from ssotgen.runtime.running_check import depend_on_condition, depend_on_import

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ssotgen.runtime.feature import Feature
    from ssotgen.runtime.running_check import RunningCheck


def import_all(feature: Feature) -> dict[str, Any]:
    """Import what a feature needs. Return it by the names that it is cached under."""
    objects: dict[str, Any] = {}
    for path, names in feature.targets():
        module = import_path(path)
        if not names and (folder := bare_folder(getattr(module, "__spec__", None))):
            raise UnavailableError(f"module {path!r}: {only_a_folder(folder)}")
        for name, alias in names:
            objects[alias] = read_name(module, path, name)
    return objects


def import_path(path: str) -> Any:
    """Import a module after its parents.

    Python does not wait for a parent that another thread is importing once the module
    itself is in `sys.modules`. And the step that fails shows what is missing.
    """
    module: Any = None
    for step in steps_to(path):
        attempt = Attempt()
        with attempt:
            module = import_step(step)
        if attempt.error is not None:
            raise import_failure(path, step, attempt.error)
    return module


def import_step(step: str) -> Any:
    """Import a module, and note whether it is only partially initialized."""
    module = import_module(step)
    # In this order: a failed import removes its module before it is marked.
    if is_initializing(module) or sys.modules.get(step) is not module:
        depend_on_import(step, module)
    return module


def wait_for_imports(check: RunningCheck) -> bool:
    """Wait for imports of other threads that a check met. Return whether all ended.

    What this thread is importing, or what waits for that, ends only later.
    """
    check.provisional.clear()
    check.running[check, ""] = True
    try:
        # An import that fails meanwhile adds those that it met in turn.
        for name, module in islice(check.partial_imports, 100):
            if is_initializing(module):
                with Attempt():
                    import_path(name)
    finally:
        check.running[check, ""] = False
    return not any(is_initializing(module) for _, module in check.partial_imports)


def import_failure(path: str, step: str, error: BaseException) -> UnavailableError:
    """Return what to raise if importing `path` failed at `step`, it or a parent."""
    if isinstance(error, UnavailableError):
        depend_on_condition()  # The import, in another thread, may yet end.
        return error
    if is_missing(step, error):
        return failure(not_installed(path, step), error)
    parent = "" if step == path else f" (in its parent {step!r})"
    reason = f"module {path!r} is installed but broken{parent}: {describe(error)}"
    return failure(reason, error, is_broken=True)


def read_name(module: Any, path: str, name: str) -> Any:
    """Return what `from path import name` gives."""
    attempt = Attempt()
    with attempt:
        return getattr(module, name)
    error = attempt.error
    assert error is not None
    if not isinstance(error, AttributeError):
        reason = f"module {path!r} is installed but broken: reading {name!r}: "
        raise failure(reason + describe(error), error, is_broken=True)
    if hasattr(module, "__path__"):
        step = f"{path}.{name}"
        attempt = Attempt()
        with attempt:
            return import_step(step)
        if attempt.error is not None and not is_missing(step, attempt.error):
            raise import_failure(step, step, attempt.error)
    raise failure(name_missing(module, path, name), error)


def failure(
    reason: str, error: BaseException, *, is_broken: bool = False
) -> UnavailableError:
    """Return what to raise for an error of a target, once it has been described.

    Its frames are dropped: a cached answer must not keep alive what they refer to.
    """
    errors = list(error_chain(error, hidden=True))
    note_partial_imports(errors)
    for each in errors:
        each.__traceback__ = None
    return UnavailableError(reason, error, is_broken=is_broken)


def note_partial_imports(errors: list[BaseException]) -> None:
    """Note which modules the errors met partially imported."""
    ran_here = {
        frame.f_globals.get("__name__")
        for each in errors
        for frame, _ in error_frames(each)
        if frame.f_code.co_name == "<module>"
    }
    for each in errors:
        note_exhaustion(each)
        name, lacked = blamed_module(each)
        module = sys.modules.get(name)
        if is_initializing(module) or (
            name
            and name not in ran_here
            # It was partial if it is gone now, or has by now what it lacked.
            and (module is None or lacked in getattr(module, "__dict__", ()))
        ):
            depend_on_import(name, module)


def note_exhaustion(error: BaseException) -> None:
    """Note that there was no memory or stack left; later there may be."""
    if isinstance(error, (MemoryError, RecursionError)):
        depend_on_condition()


def blamed_module(error: BaseException) -> tuple[str, str]:
    """Return the module that an error blames and what this is said to lack, or ""."""
    text = error_text(error)
    quoted = text.split("'")[1] if text.count("'") > 1 else ""
    if type(error).__name__ == "_DeadlockError":  # raised in place of a deadlock
        return quoted, "__name__"  # It lacks nothing, but was not waited for.
    if isinstance(error, AttributeError) and isinstance(error.obj, ModuleType):
        return error.obj.__name__, error.name or ""
    if isinstance(error, ImportError) and text.startswith("cannot import name"):
        return error.name or "", quoted
    return "", ""


def is_missing(path: str, error: BaseException | None) -> bool:
    """Whether an error says that the module `path` itself does not exist."""
    return isinstance(error, ModuleNotFoundError) and error.name == path


def not_installed(path: str, step: str) -> str:
    """Return why there is no module `path` if `step`, it or a parent, is missing."""
    if step in sys.modules:
        return f"module {path!r} is blocked: sys.modules has None for {step!r}"
    reason = f"module {path!r} is not installed"
    parent = step.rpartition(".")[0]
    above = sys.modules.get(parent)
    if above is not None and not hasattr(above, "__path__"):
        return f"{reason}: {parent!r} is a module, not a package"
    if step != path:
        reason += f": its parent {step!r} is missing"
    if above is not None and (folder := bare_folder(getattr(above, "__spec__", None))):
        reason += f" ({parent!r} is the folder {folder}, without __init__.py)"
    return reason


def name_missing(module: Any, path: str, name: str) -> str:
    """Return why a name cannot be imported from a module that exists."""
    if is_initializing(module) or is_on_stack(module):
        if not is_initializing(module):  # Its code is run without the import system.
            depend_on_condition()
        return f"module {path!r} is still being imported and has no {name!r} yet"
    reason = f"module {path!r} has no name {name!r}"
    if folder := bare_folder(getattr(module, "__spec__", None)):
        return f"{reason}: {only_a_folder(folder)}"
    from difflib import get_close_matches

    near = get_close_matches(name, map(str, getattr(module, "__dict__", ())))
    if near:
        reason += f"; it has {', '.join(map(repr, near))}"
    file = getattr(module, "__file__", None)
    return f"{reason} ({file})" if file else reason


def bare_folder(spec: Any) -> str:
    """Return the folder of a namespace package, or "" for any other module."""
    folders = getattr(spec, "submodule_search_locations", None)
    loader = type(getattr(spec, "loader", None)).__name__
    is_bare = loader.endswith(("NamespaceLoader", "NoneType"))
    if folders is None or spec.origin or not is_bare:
        return ""
    return " and ".join(dict.fromkeys(os.path.abspath(folder) for folder in folders))


def only_a_folder(folder: str) -> str:
    """Return what is wrong with a namespace package that should be a module."""
    return f"it is only the folder {folder}, which shadows whatever is installed"


def steps_to(path: str) -> list[str]:
    """Return the modules on the way to one: "a", "a.b", "a.b.c"."""
    parts = path.split(".")
    return [".".join(parts[: end + 1]) for end in range(len(parts))]

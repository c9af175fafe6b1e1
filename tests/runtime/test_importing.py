"""Waiting for modules that were found partially initialized."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from ssotgen.runtime.importing import wait_for_imports
from ssotgen.runtime.running_check import RunningCheck


def partial_module() -> ModuleType:
    """Return a module that is being imported."""
    module = ModuleType("half")
    module.__spec__ = ModuleSpec("half", None)
    vars(module.__spec__)["_initializing"] = True
    return module


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> RunningCheck:
    """A check that found a module partially initialized, which it still is."""
    module = partial_module()
    monkeypatch.setitem(sys.modules, "half", module)
    check = RunningCheck()
    check.partial_imports.append(("half", module))
    return check


def test_an_import_that_this_thread_has_to_go_on_with_does_not_end(check: RunningCheck) -> None:
    assert not wait_for_imports(check)


def test_a_module_that_another_thread_imports_once_more_has_ended(
    check: RunningCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = sys.modules["half"].__spec__
    monkeypatch.setitem(sys.modules, "half", partial_module())
    vars(spec)["_initializing"] = False
    assert wait_for_imports(check)


def test_nothing_to_wait_for() -> None:
    assert wait_for_imports(RunningCheck())

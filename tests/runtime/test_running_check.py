"""Waiting for modules that were found partially initialized."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from ssotgen.runtime.running_check import RunningCheck


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> RunningCheck:
    """A check that found a module partially initialized, which it still is, or is again."""
    module = ModuleType("half")
    module.__spec__ = ModuleSpec("half", None)
    vars(module.__spec__)["_initializing"] = True
    monkeypatch.setitem(sys.modules, "half", module)
    check = RunningCheck()
    check.partial_imports.add("half")
    return check


def test_a_module_that_another_thread_imports_once_more_is_a_reason_to_check_again(
    check: RunningCheck,
) -> None:
    assert check.wait_for_imports()


def test_a_module_that_this_thread_is_importing_is_not(check: RunningCheck) -> None:
    namespace = vars(sys.modules["half"])
    namespace["check"] = check
    exec("waited = check.wait_for_imports()", namespace)
    assert namespace["waited"] is False


def test_nothing_to_wait_for() -> None:
    assert not RunningCheck().wait_for_imports()

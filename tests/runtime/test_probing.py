"""Waiting for modules that were met half-imported."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from ssotgen.runtime.probing import Probing


@pytest.fixture
def probing(monkeypatch: pytest.MonkeyPatch) -> Probing:
    """A probe that met a module half-imported, which it still is, or is again."""
    module = ModuleType("half")
    module.__spec__ = ModuleSpec("half", None)
    vars(module.__spec__)["_initializing"] = True
    monkeypatch.setitem(sys.modules, "half", module)
    probing = Probing()
    probing.partial_imports.add("half")
    return probing


def test_a_module_that_another_thread_imports_once_more_is_a_reason_to_probe_again(
    probing: Probing,
) -> None:
    assert probing.has_waited()


def test_a_module_that_this_thread_is_importing_is_not(probing: Probing) -> None:
    namespace = vars(sys.modules["half"])
    namespace["probing"] = probing
    exec("waited = probing.has_waited()", namespace)
    assert namespace["waited"] is False


def test_nothing_to_wait_for() -> None:
    assert not Probing().has_waited()

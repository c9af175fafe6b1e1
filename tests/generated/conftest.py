"""Fixtures for tests of generated modules."""

from __future__ import annotations

import itertools
from types import ModuleType

import pytest
from support.enum_modules import PROJECT, MakeModule, import_enums


@pytest.fixture(scope="session")
def make_module(tmp_path_factory: pytest.TempPathFactory) -> MakeModule:
    """Return a function from YAML documents to the imported module that they give."""
    numbers = itertools.count()

    def make(*documents: str, project: str = PROJECT) -> ModuleType:
        folder = tmp_path_factory.mktemp("spec")
        return import_enums(folder, f"samples_{next(numbers)}", project, *documents)

    return make

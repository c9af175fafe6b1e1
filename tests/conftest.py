"""Hypothesis without deadlines: a busy machine is no failure. In CI it tries the same examples each
time, so that a red run can be repeated; elsewhere it goes on looking for new ones.

The package is compiled once, since the tests start its command hundreds of times and byte code may
be switched off."""

import compileall
import os
from pathlib import Path

import pytest
from hypothesis import settings

import ssotgen

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the package under test, unless this is one worker of several."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(ssotgen.__file__).parent, quiet=2)

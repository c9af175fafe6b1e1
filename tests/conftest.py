"""Hypothesis without deadlines: a busy machine is no failure. It tries the same examples each time,
so that a red run can be repeated. With many examples, outside of CI, it looks for new ones.

The package is compiled once, since the tests start its command hundreds of times and byte code may
be switched off."""

import compileall
import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

import ssotgen

settings.register_profile("random", deadline=None)
settings.register_profile("same", deadline=None, derandomize=True)
LOOKS_FOR_MORE = os.environ.get("SSOTGEN_EXAMPLES") == "many" and not os.environ.get("CI")
settings.load_profile("random" if LOOKS_FOR_MORE else "same")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the package under test, unless this is one worker of several."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(Path(ssotgen.__file__).parent, quiet=2)


def pytest_collection_finish() -> None:
    """Leave thousands of collected tests out of every later search for garbage; search seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)

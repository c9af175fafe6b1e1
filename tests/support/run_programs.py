"""Runs the `main.py` of many folders, each in a child of one process: a program of its own, started
by the test that compares programs.

Reads a JSON list of folders from standard input, and writes a JSON list of what each printed. The
folders named as arguments are on the path of every program.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import runpy
import string  # noqa: F401  # loaded once for all programs
import sys
from unittest import mock  # noqa: F401

import pytest  # noqa: F401


def main() -> int:
    """Return 0 once every program has run, whatever came of it."""
    sys.path[1:1] = sys.argv[1:]
    importlib.invalidate_caches()
    sys.dont_write_bytecode = True
    json.dump([_run(folder) for folder in json.load(sys.stdin)], sys.stdout)
    return 0


def _run(folder: str) -> str:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as answer:
            answer.write(_printed(folder))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as answer:
        printed = answer.read()
    os.waitpid(child, 0)
    return printed


def _printed(folder: str) -> str:
    os.chdir(folder)
    sys.path[0] = folder
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            runpy.run_path("main.py", run_name="__main__")
        except BaseException as error:
            print(type(error).__name__, error)
    return printed.getvalue()


if __name__ == "__main__":
    sys.exit(main())

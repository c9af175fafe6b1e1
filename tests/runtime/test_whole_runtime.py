"""All of the runtime in one module is clean for every tool with its defaults."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from ssotgen.render.runtime_modules import runtime_modules
from ssotgen.render.runtime_source import ORDER, compose

RUNTIME = Path(__file__).parents[2] / "generator" / "ssotgen" / "runtime"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with every definition of the runtime."""
    names = [each.name for module in runtime_modules(ORDER) for each in module.definitions]
    source = compose(names)
    parts = [f'"""All of it."""\n\n{source.imports}', *(each.source for each in source.definitions)]
    path = tmp_path_factory.mktemp("whole") / "whole.py"
    path.write_text("\n\n\n".join(parts) + "\n", encoding="utf-8")
    return path


def run(*command: str, cwd: Path) -> str:
    """Run a tool; return what it prints unless it is content."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_it_uses_the_standard_library_alone(whole: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(whole.read_text())):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported <= sys.stdlib_module_names


def test_it_touches_nothing_private_of_python(whole: Path) -> None:
    text = whole.read_text()
    for private in (
        "_bootstrap",
        "_getframe",
        "_current_frames",
        "_module_locks",
        "register_at_fork",
        "__dict__ =",
    ):
        assert private not in text


def test_ruff_with_its_defaults(whole: Path) -> None:
    assert run("ruff", "check", "--isolated", str(whole), cwd=whole.parent) == ""
    assert run("ruff", "format", "--isolated", "--check", str(whole), cwd=whole.parent) == ""


@pytest.mark.slow
def test_mypy_strict(whole: Path) -> None:
    options = ("--strict", "--python-version", "3.10", "--cache-dir", str(whole.parent / "cache"))
    assert run("mypy", *options, str(whole), cwd=whole.parent) == ""


@pytest.mark.slow
def test_pyright_strict(whole: Path) -> None:
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.10", "include": ["whole.py"]}
    (whole.parent / "pyrightconfig.json").write_text(json.dumps(settings))
    assert run("pyright", cwd=whole.parent) == ""


def test_no_line_is_too_long_for_generated_code() -> None:
    for path in RUNTIME.glob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            assert len(line) <= 88, f"{path.name}:{number}"

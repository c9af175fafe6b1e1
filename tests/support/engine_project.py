"""Generated availability modules in folders of their own, asked in processes of their own."""

from __future__ import annotations

import functools
import json
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from ssotgen.render.files import render_files
from ssotgen.settings.settings import Settings
from ssotgen.spec.build import build
from ssotgen.spec.yaml.read import read_documents

PROJECT = """
project:
  name: parts
  package: demo
  summary: Which parts of the demo are there.
  target_python: "3.10"
  pytest_plugin: true
"""

THREE_FEATURES = """
features:
  alpha: {summary: The first., imports: {mod_a: [A]}, settings: {retries: 3, limits: {cpu: 1}}}
  beta: {summary: The second., imports: {mod_b: [B as Bee]}, hint: pip install beta}
  gamma: {summary: The third., imports: {mod_c: [C]}}
"""

PREAMBLE = """
import json, sys
from demo.parts import FeatureUnavailableError, parts_config as config
def tell(answer):
    print(json.dumps(answer))
"""


@dataclass(frozen=True)
class Project:
    """A folder with a generated `demo.parts` and the made-up modules that it looks for."""

    root: Path

    def write(self, files: Mapping[str, str]) -> None:
        """Write modules, by their path below the folder."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
            # Two versions of one second and one size would share their bytecode.
            shutil.rmtree(path.parent / "__pycache__", ignore_errors=True)

    def run(
        self,
        *arguments: str,
        env: Mapping[str, str] | None = None,
        python: str = sys.executable,
        timeout: float = 30,
    ) -> subprocess.CompletedProcess[str]:
        """Run the interpreter in the folder; a hang is an error of the test."""
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PARTS_", "PYTHON"))}
        return subprocess.run(
            [python, *arguments],
            cwd=self.root,
            env={**inherited, "PYTHONPATH": str(self.root), **(env or {})},
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def ask(self, code: str, *flags: str, **options: Any) -> Any:
        """Run code that has `config` and `tell`, and return what it told."""
        done = self.run(*flags, "-c", PREAMBLE + dedent(code), **options)
        assert done.returncode == 0, done.stderr
        lines = done.stdout.splitlines()
        assert len(lines) == 1, done.stdout
        return json.loads(lines[0])


@functools.cache
def rendered(spec: str) -> Mapping[str, str]:
    """Return the files that a spec gives, by their path; rendered once in a session."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "spec").mkdir()
        (root / "spec" / "all.yaml").write_text(spec, encoding="utf-8")
        reading = read_documents(root / "spec")
        building = build(reading.documents)
        assert not (*reading.findings, *building.findings)
        assert building.spec is not None
        settings = Settings(root=root, spec=root / "spec", output=root)
        files = render_files(building.spec, settings)
        return {str(file.path): file.text for file in files}


@functools.cache
def byte_code(spec: str) -> Mapping[str, bytes]:
    """Return the byte code of those files, by the path of its file; it is ignored where a test
    writes another source."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for name, text in rendered(spec).items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if path.suffix == ".py":
                mode = py_compile.PycInvalidationMode.CHECKED_HASH
                compiled = Path(
                    py_compile.compile(str(path), doraise=True, invalidation_mode=mode) or ""
                )
                found[compiled.relative_to(folder).as_posix()] = compiled.read_bytes()
        return found


Make = Callable[..., Project]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A function that makes a project from the features of a spec and from modules."""

    def make_project(
        files: Mapping[str, str] | None = None,
        features: str = THREE_FEATURES,
        folder: str = "",
    ) -> Project:
        project, spec = Project(tmp_path / folder), PROJECT + dedent(features)
        project.write({**rendered(spec), **(files or {})})
        for name, code in byte_code(spec).items():
            path = project.root / name
            path.parent.mkdir(exist_ok=True, parents=True)
            path.write_bytes(code)
        return project

    return make_project

"""What mypy --strict and pyright strict make of the generated modules and of their callers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.engine_project import Make, Project

pytestmark = pytest.mark.slow

EVERYTHING = """
features:
  alpha: {summary: One., imports: {mod_a: [A]}, settings: {a: 1}, disabled_by: NO_SERVICES}
  beta: {summary: Two., imports: {mod_b: [B]}, resolve: find_spec, probe: {call: "checks:ok"}}
  delta: {summary: Four., imports: {mod_b: []}, requires: ["a>=1", b], needs: [beta]}
  epsilon: {summary: Five., entry_points: {group: a.b}, requires: [c]}
  eta:
    summary: Six.
    any_of: [{imports: {mod_a: [A]}, requires: ["a>=1"]}, {imports: {mod_b: [B as A]}}]
    requires: [c]
    requires_unknown: allow
  gamma: {summary: Three., probe: {tcp: {host: localhost, port: 1}}, hint: Start it.}
"""

GOOD = """
from collections.abc import Iterator

import pytest

from demo.parts import (
    FeatureUnavailableError,
    PartsConfig,
    PartsFeature,
    get_parts_config,
    get_parts_status,
    is_alpha_available,
    is_all_parts_available,
    parts_config,
    refresh_global_parts_config,
    validate_global_parts_config,
)
from demo.parts_pytest import requires_feature

config: PartsConfig = get_parts_config()
there: bool = config.alpha_available and is_alpha_available() and is_all_parts_available()
counted: bool = config.all_parts_available or config.any_parts_available
missing: set[PartsFeature] = config.get_unavailable_features()
errors: dict[str, str] = config.get_import_errors()
issues: list[str] = [*config.validate_configuration(), *validate_global_parts_config()]
listed: list[str] = get_parts_status()["available_features"]
wanted: PartsFeature = "alpha"
for feature in config.get_available_features():
    print(config.get_service_config(feature)["settings"])
print(config.get_cached_import("A"), config.require("gamma"))
eta = config.require("eta")
if eta.which == "mod_b":
    which: str = eta.which
refresh_global_parts_config(force=True)
config.refresh_availability()


def forced() -> Iterator[None]:
    with parts_config.override(alpha=False, beta=True):
        yield


@requires_feature("alpha", "beta")
def test_it() -> None:
    try:
        config.require("beta")
    except FeatureUnavailableError as error:
        pytest.fail(f"{error.feature} {error.reason} {error.hint}")
"""

BAD = """
from demo.parts import parts_config as config
from demo.parts_pytest import requires_feature

config.alhpa_available
config.get_service_config("alhpa")
config.require("alhpa")
config.override(alhpa=True)
config.override(alpha="no")
config.alpha_available = True
number: str = config.alpha_available
requires_feature("alhpa")
"""
BAD_LINES = set(range(5, 13))

TARGETS = {
    "mod_a.py": """
from typing import overload

class A:
    def __init__(self, number: int) -> None: ...
    def name(self) -> str:
        return ""

@overload
def twice(value: int) -> int: ...
@overload
def twice(value: str) -> str: ...
def twice(value: int | str) -> int | str:
    return value * 2

limit: float = 3.0
""",
    "mod_b/__init__.py": "from mod_a import A\n\nB = A",
    "mod_b/deep.py": "class Deep: ...",
}
TYPED = """
features:
  alpha: {summary: One., imports: {mod_a: [A, twice as double, limit]}}
  beta: {summary: Two., imports: {mod_b: [B], mod_b.deep: [Deep]}, resolve: find_spec}
"""
USES = """
from demo.parts import parts_config

alpha = parts_config.require("alpha")
name: str = alpha.A(3).name()
number: int = alpha.double(2)
text: str = alpha.double("a")
limit: float = alpha.limit
beta = parts_config.require("beta")
shown: str = beta.B(3).name()
deep: object = beta.Deep()
"""
MISUSES = """
from demo.parts import parts_config

alpha = parts_config.require("alpha")
alpha.A("three")
alpha.double(None)
alpha.nobody
number: int = alpha.limit
parts_config.require("beta").A
"""
MISUSED_LINES = set(range(5, 10))


def mypy(project: Project, *names: str) -> dict[str, set[int]]:
    """Return the lines with errors, by the file."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--no-error-summary"),
            *("--python-version", "3.10", "--explicit-package-bases"),
            *("--cache-dir", str(project.root.parent / "mypy")),
            *(part for name in names for part in ("-m", name)),
        ],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, set[int]] = {}
    for line in done.stdout.splitlines():
        if ": error:" in line:
            file, number, _ = line.split(":", 2)
            found.setdefault(file, set()).add(int(number))
    assert done.returncode == bool(found), done
    return found


def pyright(project: Project) -> dict[str, set[int]]:
    """Return the lines with errors and warnings, by the name of the file."""
    settings = {"typeCheckingMode": "strict", "pythonVersion": "3.10", "include": ["."]}
    (project.root / "pyrightconfig.json").write_text(json.dumps(settings))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, set[int]] = {}
    for each in json.loads(done.stdout)["generalDiagnostics"]:
        line = each["range"]["start"]["line"] + 1
        found.setdefault(Path(each["file"]).name, set()).add(line)
    return found


def test_mypy_while_no_target_is_installed(make: Make) -> None:
    project = make({"good.py": GOOD, "bad.py": BAD}, EVERYTHING)
    assert mypy(project, "demo.parts", "demo.parts_pytest", "good", "bad") == {"bad.py": BAD_LINES}


def test_pyright_while_no_target_is_installed(make: Make) -> None:
    project = make({"good.py": GOOD, "bad.py": BAD}, EVERYTHING)
    assert pyright(project) == {"bad.py": BAD_LINES}


def test_mypy_sees_what_require_returns(make: Make) -> None:
    project = make({**TARGETS, "uses.py": USES, "misuses.py": MISUSES}, TYPED)
    assert mypy(project, "demo.parts", "uses", "misuses") == {"misuses.py": MISUSED_LINES}
    assert mypy(make({"uses.py": USES}, TYPED), "uses") == {}


def test_pyright_sees_what_require_returns(make: Make) -> None:
    project = make({**TARGETS, "uses.py": USES, "misuses.py": MISUSES}, TYPED)
    assert pyright(project) == {"misuses.py": MISUSED_LINES}


def test_a_spec_of_one_feature(make: Make) -> None:
    one = "features: {alpha: {summary: One., imports: {mod_a: [A]}}}"
    project = make(
        {"uses.py": "from demo.parts import parts_config as c\nc.require('alpha').A"}, one
    )
    assert mypy(project, "demo.parts", "uses") == {}

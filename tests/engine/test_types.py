"""What mypy --strict and pyright strict make of the generated modules and of their callers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from support.engine_project import Make

EVERYTHING = """
features:
  alpha: {summary: One., imports: {mod_a: [A]}, settings: {a: 1}, disabled_by: NO_SERVICES}
  beta: {summary: Two., imports: {mod_b: [B]}, resolve: find_spec, probe: {call: "checks:ok"}}
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
missing: set[str] = config.get_unavailable_features()
errors: dict[str, str] = config.get_import_errors()
issues: list[str] = [*config.validate_configuration(), *validate_global_parts_config()]
listed: list[str] = get_parts_status()["available_features"]
wanted: PartsFeature = "alpha"
for feature in config.get_available_features():
    print(config.get_service_config(feature)["settings"])
print(config.require(wanted).A, config.get_cached_import("A"))
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


@pytest.mark.parametrize("features", ["", EVERYTHING])
def test_mypy(make: Make, features: str) -> None:
    project = make({"good.py": GOOD, "bad.py": BAD} if features else {}, features)
    names = ["demo.parts", "demo.parts_pytest", *(["good", "bad"] if features else [])]
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
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert {line.split(":")[0] for line in errors} == ({"bad.py"} if features else set()), done
    assert {int(line.split(":")[1]) for line in errors} == (BAD_LINES if features else set())


def test_pyright(make: Make) -> None:
    project = make({"good.py": GOOD, "bad.py": BAD}, EVERYTHING)
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
    assert found == {"bad.py": BAD_LINES}, done.stdout

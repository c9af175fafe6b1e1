"""What this machine answers: the availability module of a project, run in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping

from ssotgen.diagnostics.finding import COMMAND_LINE, FindingsError
from ssotgen.settings.rules import UNREADABLE_OUTPUT
from ssotgen.settings.settings import Settings
from ssotgen.spec.model import Spec

_LONGEST_SECONDS = 120


def answers_here(settings: Settings, spec: Spec) -> Mapping[str, object]:
    """Return what the generated availability module says with `--json`.

    Raises:
        FindingsError: It says nothing.
    """
    module = spec.project.config_module
    folders = (settings.output, *settings.sources, settings.root / "src", settings.root)
    path = os.pathsep.join((*map(str, folders), os.environ.get("PYTHONPATH", "")))
    try:
        done = subprocess.run(
            [sys.executable, "-m", module, "--json"],
            cwd=settings.root,
            env={**os.environ, "PYTHONPATH": path.rstrip(os.pathsep)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _silent(module, f"it takes more than {_LONGEST_SECONDS} seconds") from error
    try:
        report = json.loads(done.stdout)
    except ValueError as error:
        last = done.stderr.strip().rpartition("\n")[2]
        raise _silent(module, last or "it prints no JSON") from error
    if not isinstance(report, dict):
        raise _silent(module, "it prints no report")
    return report


def _silent(module: str, reason: str) -> FindingsError:
    message = f"{module} does not say what is available here: {reason}"
    hint = "run `ssotgen generate` first"
    finding = UNREADABLE_OUTPUT.finding(COMMAND_LINE, message, hint=hint, symbol=module)
    return FindingsError([finding])

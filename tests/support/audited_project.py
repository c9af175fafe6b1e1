"""A project with an enum and a feature, and what an audit finds in it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from support.cli_command import command as run

SPEC = """\
project: {name: jobs, package: jobs.ssot, summary: Jobs.}
features:
  runner: {summary: Runs jobs., hint: pip install runner, imports: {runner: [Runner]}}
enums:
  JobStatus:
    summary: Where a job stands.
    replaces: [agent, sub.agent]
    members: {QUEUED: queued, RUNNING: running}
"""


COPY = """\
from enum import Enum


class JobStatus(Enum):
    QUEUED = "queued"
    RUNNING = "running"
"""


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def audit(folder: Path, *words: str, command: str = "audit") -> subprocess.CompletedProcess[str]:
    return run(folder, command, *words)


def found(folder: Path, *words: str) -> list[tuple[str, str, int]]:
    answer = audit(folder, "--format", "json", *words)
    report = json.loads(answer.stdout)
    return [(each["rule"], each["path"], each["line"]) for each in report["findings"]]

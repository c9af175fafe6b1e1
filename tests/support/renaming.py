"""A small project whose symbols are renamed, and what its modules print."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from support.cli_command import command

SPEC = """\
# Jobs, and how they end.
project: {name: jobs, package: acme.ssot, summary: Facts., version: "1.0"}
enums:
  JobStatus:      # how far
    summary: How far a job is.
    members:
      QUEUED: queued   # waiting
      DONE: done
      OLD: {value: old, deprecated: {since: "0.9", use: QUEUED}}
    groups: {WAITS: [QUEUED, "OLD"]}
    transitions: {QUEUED: [DONE], OLD: [QUEUED]}   # and so on
  Step:
    summary: Steps.
    attributes: {status: {type: JobStatus, default: QUEUED}, all: "tuple[JobStatus, ...]"}
    members: {FIRST: {value: 1, status: QUEUED, all: [DONE, QUEUED]}, LAST: {value: 2, all: []}}
dataclasses:
  Job:
    summary: A job.
    fields:
      status: {type: JobStatus, default: QUEUED}
      history: {type: "list[JobStatus]", default: [QUEUED, "DONE"]}
      size: {type: int, default: 1}
    properties:
      waits:
        type: bool
        value: >-
          status == JobStatus.QUEUED
          and size > 0
    checks:
      - {when: size > 9 and status == JobStatus.QUEUED, message: Too much}
  Batch:
    summary: Some jobs.
    fields:
      first: {type: "Job | None", default: {size: 3, status: QUEUED}}
features:
  docker: {summary: A daemon., imports: {docker: []}, hint: pip install docker}
"""


def make_project(tmp_path: Path) -> Path:
    """Return a project with the files of SPEC generated."""
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    for name, data in _generated().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


@cache
def _generated() -> dict[str, bytes]:
    """Return the generated files of SPEC; they are the same in every folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "spec").mkdir()
        (folder / "spec" / "jobs.yaml").write_text(SPEC)
        assert command(folder, "generate", "--no-cache").returncode == 0
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in (folder / "generated").rglob("*")
            if path.is_file()
        }


def write(project: Path, **files: str) -> None:
    """Write modules below `src`."""
    for name, text in files.items():
        (project / "src" / f"{name}.py").write_text(text)


def read(project: Path, name: str) -> str:
    """Return the text of a module below `src`."""
    return (project / "src" / f"{name}.py").read_text()


def ran(project: Path, *names: str) -> str:
    """Return what the modules print when they are imported, all in one process."""
    path = os.pathsep.join((str(project / "src"), str(project / "generated")))
    done = subprocess.run(
        [sys.executable, "-c", "import " + ", ".join(names)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout

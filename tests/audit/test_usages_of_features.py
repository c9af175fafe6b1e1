"""`ssotgen usages` and `deprecations` count each way to ask for a feature, and fields by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts., pytest_plugin: true}
features:
  docker:
    summary: A daemon.
    imports: {json: [loads]}
    hint: none
    deprecated: {since: "1.0", use: podman}
  podman: {summary: Another., imports: {string: [Template]}, hint: none}
dataclasses:
  Job:
    summary: A job.
    fields:
      size: {type: int, default: 1, deprecated: {since: "1.0", use: weight}}
      weight: {type: int, default: 1}
      unread: {type: int, default: 1}
"""
CODE = """\
import pytest
from acme.ssot.jobs import get_jobs_config, jobs_config
from acme.ssot.jobs_enums import Job

jobs_config.require("docker")
with jobs_config.override(docker=True):
    print(get_jobs_config().get_service_config("docker"), "docker")


@pytest.mark.requires_feature("docker")
def test_it(job: Job, other) -> None:
    print(jobs_config.docker_available, job.size, other.weight, Job())
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "use.py").write_text(CODE)
    generate(tmp_path)
    return tmp_path


def test_each_way_to_ask_for_a_feature_is_a_use(project: Path) -> None:
    places = ["5:22", "6:27", "7:49", "10:32", "12:23"]
    for words in (("feature:docker",), ()):
        done = command(project, "usages", *words)
        found = [line.split(": ")[0] for line in done.stdout.splitlines() if "docker" in line]
        assert found == [f"src/use.py:{place}" for place in places]


def test_unused_are_features_and_fields_that_nothing_asks_for(project: Path) -> None:
    done = command(project, "usages", "--unused")
    assert done.stdout.splitlines() == ["feature:podman", "Job.unread"]


def test_the_uses_that_are_left_of_what_is_deprecated_are_counted(project: Path) -> None:
    rows = {
        line.split()[0]: line.split()[-1]
        for line in command(project, "deprecations").stdout.splitlines()
    }
    assert rows["feature:docker"] == "5"
    assert rows["Job.size"] == "1"

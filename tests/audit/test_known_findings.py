"""Findings that suppressions and baselines know do not fail, and are known for a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.audited_project import COPY, SPEC, audit, found, write


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, {"spec/jobs.yaml": SPEC})
    return tmp_path


def test_a_baseline_that_nests_too_deeply_is_a_finding(project: Path) -> None:
    write(project, {"agent.py": COPY, "b.json": "[" * 100_000})
    answer = audit(project, "--baseline", "b.json")
    assert answer.returncode == 2
    assert "unusable-baseline" in answer.stdout


def test_a_suppression_needs_a_reason_and_something_to_silence(project: Path) -> None:
    mark = "class JobStatus(Enum):  # ssotgen: ignore[duplicate-definition]"
    write(project, {"agent.py": COPY.replace("class JobStatus(Enum):", f"{mark} kept for pickles")})
    assert found(project) == []
    write(project, {"agent.py": COPY.replace("class JobStatus(Enum):", mark)})
    assert [rule for rule, _, _ in found(project)] == ["suppression-without-reason"]
    other = (
        "x = 1  # ssotgen: ignore[flag-use, nonsense] because\ny = '# ssotgen: ignore[flag-use]'\n"
    )
    write(project, {"agent.py": other})
    rules = sorted(rule for rule, _, _ in found(project))
    assert rules == ["suppression-unknown-rule", "suppression-unused"]
    assert [rule for rule, _, _ in found(project, "--ignore", "flag-use")] == [
        "suppression-unknown-rule"
    ]


def test_a_baseline_does_not_hang_on_lines(project: Path) -> None:
    write(project, {"agent.py": COPY})
    assert audit(project, "--write-baseline", "known.json").returncode == 0
    assert audit(project, "--baseline", "known.json").returncode == 0
    write(project, {"agent.py": f"# moved\n\n\n{COPY}"})
    assert audit(project, "--baseline", "known.json").returncode == 0
    write(project, {"sub/agent.py": COPY})
    assert found(project, "--baseline", "known.json") == [
        ("duplicate-definition", "sub/agent.py", 4)
    ]
    known = json.loads((project / "known.json").read_text())
    assert known["version"] == 1
    assert "line" not in known["findings"][0]


def test_a_baseline_knows_how_many_are_alike(project: Path) -> None:
    use = "from agent import JobStatus\n"
    write(project, {"agent.py": COPY, "a.py": use + use})
    known = found(project)
    assert [line for rule, path, line in known if path == "a.py"] == [1, 2]
    assert audit(project, "--write-baseline", "known.json").returncode == 0
    assert audit(project, "--baseline", "known.json").returncode == 0
    write(project, {"a.py": use + use + use})
    assert found(project, "--baseline", "known.json") == [(known[0][0], "a.py", 3)]

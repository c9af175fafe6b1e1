"""Every command that the cases print does what it says, copied from where it was printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.cli_command import command
from support.codemod_cases import read_case
from support.printed import PRINTED, follow, printed

CASES = Path(__file__).parents[1] / "cases"
PRINTING = [
    path.parent
    for path in sorted(CASES.glob("rules/*/*/expected.txt"))
    if "`ssotgen " in path.read_text(encoding="utf-8")
]
CODEMODS = {
    frozenset(PRINTED.findall(read_case(path).told or "")): path
    for path in sorted(CASES.glob("codemods/*/*.py"))
}
"""One case for each set of commands that cases of codemods print."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a space in its name; commands are typed beside it."""
    (tmp_path / "my project").mkdir()
    return tmp_path / "my project"


@pytest.mark.parametrize("case", PRINTING, ids=lambda path: path.parent.name)
def test_of_a_rule(case: Path, project: Path) -> None:
    here, leading = project.parent, ("-C", project.name)
    shutil.copytree(case, project, symlinks=True, dirs_exist_ok=True)
    name = "validate"
    if (case / "code").is_dir():
        name = "audit"
        (project / "ssotgen.toml").write_text('output = "out"\nsources = ["code"]\n')
        assert command(project, "generate").returncode == 0
    answer = command(here, *leading, name)
    assert printed(answer) != [], answer.stdout + answer.stderr
    for line in printed(answer):
        done = follow(here, line)
        assert done.returncode != 2, line + done.stdout + done.stderr
    after = command(here, *leading, name)
    assert not set(places(answer.stdout)) & set(places(after.stdout)), after.stdout


@pytest.mark.parametrize(
    "path", CODEMODS.values(), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_of_a_codemod(path: Path, project: Path) -> None:
    here, leading = project.parent, ("-C", project.name)
    shutil.copytree(CASES / "codemods" / "spec", project / "spec")
    (project / "ssotgen.toml").write_text('output = "."\n')
    for name, text in read_case(path).before.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    assert command(here, *leading, "generate").returncode == 0
    answer = command(here, *leading, "migrate")
    for line in printed(answer):
        done = follow(here, line)
        assert done.returncode != 2, line + done.stdout + done.stderr


def places(report: str) -> list[str]:
    """Return the first lines of the findings that name a command which leads out of them."""
    found, first = [], ""
    for line in report.splitlines():
        first = line if ": SSG" in line else first
        if "help: run `ssotgen" in line and "rules`" not in line:
            found.append(first)
    return found

"""What the repository has for teams, hooks for pre-commit and an action, works as those run it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.cli_command import command, environment

REPOSITORY = Path(__file__).resolve().parents[2]
SPEC = """\
project: {name: NAME, package: acme.NAME, summary: What it shares.}
enums:
  Gate: {summary: Whether it is open., members: {OPEN: open}}
"""
MODULE = "libs/events/src/acme/events/events_enums.py"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two projects, one with folders of its own names, and files that are of neither."""
    write(tmp_path / "pay" / "ssotgen.toml", "")
    write(tmp_path / "pay" / "spec" / "all.yaml", SPEC.replace("NAME", "pay"))
    write(tmp_path / "libs/events/ssotgen.toml", 'spec = "facts"\noutput = "src"\n')
    write(tmp_path / "libs/events/facts/all.yml", SPEC.replace("NAME", "events"))
    write(tmp_path / "compose.yaml", "services: {}\n")
    write(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n")
    write(tmp_path / "src" / "code.py", "x = 1\n")
    for folder in ("pay", "libs/events"):
        assert command(tmp_path / folder, "generate").returncode == 0
    return tmp_path


def hook(name: str) -> dict[str, Any]:
    text = (REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    (found,) = (each for each in yaml.safe_load(text) if each["id"] == name)
    return dict(found)


def run_hook(name: str, repository: Path, *files: str) -> subprocess.CompletedProcess[str] | None:
    """Do what pre-commit does with the files of a commit; None where it would skip the hook."""
    asked = hook(name)
    taken = [file for file in files if re.search(asked["files"], file)]
    words = shlex.split(asked["entry"])
    assert words[0] == "ssotgen"
    return command(repository, *words[1:], *taken) if taken else None


def code(done: subprocess.CompletedProcess[str] | None) -> int | None:
    return None if done is None else done.returncode


def everything(repository: Path) -> list[str]:
    paths = (path for path in repository.rglob("*") if path.is_file())
    return [path.relative_to(repository).as_posix() for path in paths]


@pytest.mark.parametrize("name", ["ssotgen-validate", "ssotgen-generate", "ssotgen-check"])
def test_a_hook_is_content_with_files_that_are_in_step(repository: Path, name: str) -> None:
    assert code(run_hook(name, repository, *everything(repository))) == 0
    assert code(run_hook(name, repository, "compose.yaml", "pyproject.toml")) == 0
    assert run_hook(name, repository, "README.md", "logo.png") is None


def test_the_check_runs_for_the_spec_the_settings_and_what_was_generated(repository: Path) -> None:
    module = repository / MODULE
    module.write_text(module.read_text(encoding="utf-8").replace("open", "shut"), encoding="utf-8")
    note = "libs/events/src/acme/events/.events.ssotgen"
    for file in (MODULE, note, "libs/events/facts/all.yml", "libs/events/ssotgen.toml"):
        done = run_hook("ssotgen-check", repository, file)
        assert done is not None
        assert done.returncode == 1
        assert done.stderr.endswith("run `ssotgen -C libs/events generate` to fix this\n")
    assert code(run_hook("ssotgen-check", repository, "pay/spec/all.yaml", "src/code.py")) == 0


def test_the_check_sees_a_generated_file_that_a_commit_leaves_out(repository: Path) -> None:
    (repository / MODULE).unlink()
    assert code(run_hook("ssotgen-check", repository, "libs/events/facts/all.yml")) == 1


def test_generate_fails_where_it_wrote_so_that_nobody_commits_without(repository: Path) -> None:
    (repository / MODULE).unlink()
    done = run_hook("ssotgen-generate", repository, "libs/events/facts/all.yml")
    assert done is not None
    assert done.returncode == 1
    assert f"created {MODULE}\n" in done.stdout
    assert done.stderr.endswith("add them to the commit\n")
    assert code(run_hook("ssotgen-generate", repository, "libs/events/facts/all.yml")) == 0


def test_generate_leaves_an_edited_file_to_the_check(repository: Path) -> None:
    assert run_hook("ssotgen-generate", repository, MODULE) is None


def test_validate_reports_the_project_of_the_file_alone(repository: Path) -> None:
    for place in ("pay/spec/all.yaml", "libs/events/facts/all.yml"):
        text = (repository / place).read_text(encoding="utf-8")
        write(repository / place, text.replace("OPEN: open", "OPEN: on"))
    done = run_hook("ssotgen-validate", repository, "libs/events/facts/all.yml", "compose.yaml")
    assert done is not None
    assert done.returncode == 1
    assert "libs/events/facts/all.yml:3:" in done.stdout
    assert "pay" not in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="the steps of the action are for bash")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, 1),
        ({"SSOTGEN_ARGUMENTS": "--project pay"}, 0),
        ({"SSOTGEN_COMMAND": "validate"}, 0),
        ({"SSOTGEN_ARGUMENTS": "$(touch run) `touch run` ; touch run"}, 2),
    ],
)
def test_the_action_annotates(repository: Path, variables: dict[str, str], expected: int) -> None:
    write(repository / "ssotgen.toml", '[workspace]\nmembers = ["pay", "libs/*"]\n')
    assert command(repository, "generate").returncode == 0
    module = repository / MODULE
    module.write_text(module.read_text(encoding="utf-8").replace("open", "shut"), encoding="utf-8")
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    *_, step = action["runs"]["steps"]
    program = shutil.which("ssotgen", path=str(Path(sys.executable).parent))
    inputs = {name: action["inputs"][name]["default"] for name in ("command", "arguments")}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=repository,
        env=environment(
            SSOTGEN=str(program),
            GITHUB_WORKSPACE=str(repository),
            **{f"SSOTGEN_{name.upper()}": value for name, value in inputs.items()} | variables,
        ),
        capture_output=True,
        text=True,
    )
    assert done.returncode == expected, done.stdout + done.stderr
    assert not (repository / "run").exists()
    is_annotated = f"::error file={MODULE},line=" in done.stdout
    assert is_annotated == (expected == 1)


def test_the_action_takes_nothing_from_a_workflow_into_its_scripts() -> None:
    action = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    for step in action["runs"]["steps"]:
        assert "uses" not in step, "a step of others would have to be pinned, and trusted"
        assert "${{" not in step["run"]

"""Projects of a workspace are selected by name, by what changed, or by files."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.workspaces import edit, enums, git, make_member, write


@pytest.mark.parametrize("name", ["services/pay", "pay", "services/pay/"])
def test_a_project_can_be_picked_from_anywhere(workspace: Path, name: str) -> None:
    edit(workspace / enums("services/pay"), '"open"', '"shut"')
    edit(workspace / enums("libs/events"), '"open"', '"shut"')
    for folder in (workspace, workspace / "services" / "bill"):
        done = command(folder, "check", "--project", name)
        assert done.returncode == 1
        assert "libs" not in done.stdout


def test_a_project_can_be_picked_by_the_name_in_its_spec(workspace: Path) -> None:
    edit(workspace / "services" / "pay" / "spec" / "all.yaml", "name: pay", "name: wallet")
    assert command(workspace, "generate", "--project", "wallet").returncode == 0


@pytest.mark.parametrize(
    ("name", "told"), [("services/pays", "did you mean `services/pay`?"), ("x", "libs/events")]
)
def test_a_project_that_is_unknown(workspace: Path, name: str, told: str) -> None:
    done = command(workspace, "check", "--project", name)
    assert done.returncode == 2
    assert "SSG951 [unknown-project]" in done.stdout
    assert told in done.stdout


def test_the_projects_that_changed_since_a_revision(workspace: Path) -> None:
    git(workspace, "init", "--quiet")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "-m", "before")
    edit(workspace / enums("libs/events"), '"open"', '"shut"')
    git(workspace, "commit", "--quiet", "--all", "-m", "drift")
    assert command(workspace, "check", "--changed", "HEAD").returncode == 0
    assert command(workspace, "check", "--changed", "HEAD~1").returncode == 1
    write(workspace / "services" / "pay" / "spec" / "more.yaml", "enums: {X: {members: {A: on}}}\n")
    done = command(workspace, "validate", "--changed", "HEAD")
    assert done.returncode == 1
    assert "services/pay/spec/more.yaml" in done.stdout
    edit(workspace / "ssotgen.toml", "[workspace]", "# all\n[workspace]")
    assert command(workspace, "check", "--changed", "HEAD").returncode == 2


def test_a_file_that_moved_has_changed_both_projects(workspace: Path) -> None:
    write(workspace / "services" / "pay" / "spec" / "bad.yaml", "enums: {X: {members: {A: on}}}\n")
    write(workspace / "libs" / "events" / "spec" / "more.yaml", "enums: {Y: {members: {A: a}}}\n")
    git(workspace, "init", "--quiet")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "-m", "before")
    git(workspace, "mv", "libs/events/spec/more.yaml", "services/pay/spec/more.yaml")
    done = command(workspace, "files", "--projects", "--changed", "HEAD")
    assert done.stdout.split() == ["libs/events", "services/pay"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x"])
def test_a_revision_that_is_unknown(workspace: Path, revision: str) -> None:
    git(workspace, "init", "--quiet")
    done = command(workspace, "check", f"--changed={revision}")
    assert done.returncode == 2
    assert "SSG941 [unknown-revision]" in done.stdout


def test_the_projects_of_given_files(workspace: Path) -> None:
    edit(workspace / enums("libs/events"), '"open"', '"shut"')
    write(workspace / "README.md", "")
    assert command(workspace, "check", "services/pay/spec/all.yaml", "README.md").returncode == 0
    done = command(workspace, "check", "README.md")
    assert (done.returncode, done.stderr) == (0, "no project reads or writes these files\n")
    assert command(workspace, "check", str(enums("libs/events"))).returncode == 1
    assert command(workspace, "check", "libs/events/spec/gone.yaml").returncode == 1
    assert command(workspace, "validate", "libs/events/spec/all.yaml").returncode == 0


@pytest.mark.parametrize("name", ["validate", "check"])
def test_a_file_that_is_nowhere(workspace: Path, name: str) -> None:
    done = command(workspace, name, "libs/events/all.yaml")
    assert done.returncode == 2
    assert "SSG931 [missing-path] the path 'libs/events/all.yaml' does not exist" in done.stdout


def test_given_files_of_projects_without_a_workspace(tmp_path: Path) -> None:
    make_member(tmp_path, "services/pay")
    write(tmp_path / "services" / "pay" / "spec" / "b.yaml", "enums: {X: {members: {A: on}}}\n")
    write(tmp_path / "other" / "file.py", "")
    done = command(tmp_path, "validate", "services/pay/spec/b.yaml", "other/file.py")
    assert done.returncode == 1
    assert "services/pay/spec/b.yaml:1:" in done.stdout
    assert command(tmp_path, "validate", "other/file.py").returncode == 0


def test_a_project_can_be_named_in_a_workspace_alone(tmp_path: Path) -> None:
    make_member(tmp_path, "alone")
    done = command(tmp_path / "alone", "check", "--project", "alone")
    assert done.returncode == 2
    assert "this folder is not part of a workspace" in done.stdout


def test_a_command_for_one_project_names_the_way_to_the_members(workspace: Path) -> None:
    done = command(workspace, "graph")
    assert done.returncode == 2
    assert "`ssotgen -C MEMBER`" in done.stdout

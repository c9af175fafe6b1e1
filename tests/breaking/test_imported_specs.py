"""`ssotgen breaking` on a project that imports the spec of another."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from support.cli_command import command

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def write_projects(folder: Path, **specs: str) -> None:
    for name, text in specs.items():
        (folder / name / "spec").mkdir(parents=True)
        (folder / name / "spec" / "all.yaml").write_text(text)
        (folder / name / "ssotgen.toml").write_text("")


def commit_all(folder: Path) -> None:
    """Commit everything, and tag it v1."""
    name = ["-c", "user.name=Mill", "-c", "user.email=mill@example.org"]
    for words in (["init"], ["add", "--all"], ["commit", "--message", "v1"], ["tag", "v1"]):
        subprocess.run(["git", *name, *words], cwd=folder, capture_output=True, check=True)


def test_an_older_folder_finds_the_specs_that_it_imports(tmp_path: Path) -> None:
    shared = "project: {name: shared, package: a.shared, summary: Shared.}\nenums:\n"
    shared += "  State: {summary: How far., members: {OPEN: open, DONE: done}}\n"
    pay = "project: {name: pay, package: a.pay, summary: Paid., imports: {shared: ../shared}}\n"
    pay += "dataclasses:\n  Bill: {summary: A bill., fields: {state: {type: shared.State}}}\n"
    write_projects(tmp_path, shared=shared, pay=pay, old=pay)
    (tmp_path / "ssotgen.toml").write_text('[workspace]\nmembers = ["*"]\n')
    now = tmp_path / "pay" / "spec" / "all.yaml"
    now.write_text(pay.replace("state: {type: shared.State}", "state: {type: str}"))
    done = command(tmp_path / "pay", "breaking", "--against", "../old")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "the type of Bill.state is str, no longer State" in done.stdout


def test_an_older_revision_has_the_imported_specs_of_then(tmp_path: Path) -> None:
    shared = "project: {name: shared, package: a.shared, summary: Shared.}\ndataclasses:\n"
    for name in ("Card", "Cash"):
        kind = f"kind: {{type: 'Literal[\"{name}\"]', default: {name}, wire: type}}"
        shared += f"  {name}: {{summary: One way to pay., fields: {{{kind}}}}}\n"
    pay = "project: {name: pay, package: a.pay, summary: Paid., imports: {shared: ../shared}}\n"
    pay += "dataclasses:\n  Bill:\n    summary: A bill.\n    fields:\n"
    pay += "      by: {type: shared.Card | shared.Cash, tag: type}\n"
    pay += "      last: {type: shared.Cash | None, default: null}\n"
    write_projects(tmp_path, shared=shared, pay=pay)
    commit_all(tmp_path)
    done = command(tmp_path / "pay", "breaking", "--against", "v1")
    assert done.returncode == 0, done.stdout + done.stderr
    changed = shared.replace("wire: type", "wire: way").replace("  Cash:", "  Coins:")
    (tmp_path / "shared" / "spec" / "all.yaml").write_text(changed)
    changed = pay.replace("tag: type", "tag: way").replace("shared.Cash", "shared.Coins")
    (tmp_path / "pay" / "spec" / "all.yaml").write_text(changed)
    done = command(tmp_path / "pay", "breaking", "--against", "v1")
    assert done.returncode == 1, done.stdout + done.stderr
    assert (
        "way says which dataclass Bill.by is, no longer type; breaks wire-read, wire-write"
        in done.stdout
    )
    assert "the type of Bill.last is Coins | None, no longer Cash | None" in done.stdout


def test_programs_find_the_classes_of_imported_specs(tmp_path: Path) -> None:
    shared = "project: {name: shared, package: a.shared, summary: Shared.}\nenums:\n"
    shared += "  State: {summary: How far., members: {OPEN: open, DONE: done}}\ndataclasses:\n"
    shared += "  Step: {summary: One step., fields: {state: {type: State}}}\n"
    pay = "project: {name: pay, package: a.pay, summary: Paid., imports: {shared: ../shared}}\n"
    pay += "dataclasses:\n  Bill:\n    summary: A bill.\n    fields:\n"
    pay += "      step: {type: shared.Step}\n      note: {type: str, default: none}\n"
    write_projects(tmp_path, shared=shared, pay=pay)
    commit_all(tmp_path)
    changed = pay.replace("note: {type: str", "note: {wire: n, type: str")
    (tmp_path / "pay" / "spec" / "all.yaml").write_text(changed)
    done = command(tmp_path / "pay", "breaking", "--against", "v1", "--prove")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "is n, no longer note; breaks wire-read, wire-write, behaviour; proven: Assert" in (
        done.stdout
    )

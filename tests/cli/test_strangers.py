"""What a pull request of a stranger cannot do to a machine that runs the commands on it.

docs/security.md makes these promises, and names the tests.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, new_process
from support.faulty_runs import COMMANDS, PROJECT

ENUMS = "generated/acme/ssot/shop_enums.py"
SPEC = """\
project: {name: shop, package: acme.ssot, summary: What the shop shares.}
enums: {Gate: {summary: Whether it is open., members: {OPEN: open}}}
"""
SECRET = "password = hunter2"
BOMB = "import pathlib\npathlib.Path({!r}).touch()\n"


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    write(folder, {"spec/shop.yaml": SPEC, "ssotgen.toml": ""})
    subprocess.run(["git", "init", "-q", folder], check=True)
    assert command(folder, "generate").returncode == 0
    return folder


def test_no_command_imports_or_runs_the_code_that_it_looks_at(tmp_path: Path) -> None:
    folder, ran = tmp_path / "checkout", tmp_path / "ran"
    bomb = BOMB.format(str(ran))
    sources = {
        path: bomb + text if path.endswith(".py") else text for path, text in PROJECT.items()
    }
    write(folder, {**sources, "mixerlib.py": bomb, "asked.py": f"{bomb}def up(): {bomb}"})
    probe = "    imports: {mixerlib: [Mixer]}\n    probe: {call: 'asked:up'}\n"
    spec = folder / "spec/features.yaml"
    spec.write_text(spec.read_text().replace("    imports: {mixerlib: [Mixer]}\n", probe))
    assert command(folder, "validate").returncode == 0
    for words in (
        *COMMANDS.values(),
        ("usages", "Colour"),
        ("migrate",),
        ("audit", "--notes"),
        ("breaking", "--against", "path:old", "--prove", "--uses"),
        ("deprecations",),
        ("outputs",),
        ("settings",),
    ):
        if words[0] != "-C":
            assert "internal error" not in command(folder, *words).stderr
    assert not ran.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize(
    "path",
    [
        "spec/more.yaml", "ssotgen.toml", "pyproject.toml", "ssotgen.schema.json", ".gitignore",
        ENUMS,
        "generated/acme/ssot/.shop.ssotgen", "generated/more.py", "templates/enums/module.py.j2",
        "templates/folder", "known.json", "ssotgen-waivers.yaml",
    ],
)  # fmt: skip
def test_no_link_has_a_file_of_the_machine_read_out(
    project: Path, tmp_path: Path, path: str
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    if path.startswith("templates/"):
        write(project, {"ssotgen.toml": "templates = 'templates'\n"})
    if path == "templates/folder":
        include = "{{ header.marker | comment }}{% include 'folder/secret' %}\n"
        write(project, {"templates/header.j2": include})
    target = project / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    target.symlink_to(secret.parent if path == "templates/folder" else secret)
    for words in (
        ("check",),
        ("validate",),
        ("audit", "--baseline", "known.json"),
        ("breaking", "--against", "path:spec"),
    ):
        done = command(project, *words)
        assert done.returncode in (0, 1, 2)
        assert "hunter2" not in done.stdout + done.stderr
    assert secret.read_text(encoding="utf-8") == f"{SECRET}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("member", ["away", "a*", "a*/one"])
def test_a_member_of_a_workspace_is_not_read_through_a_link_that_leads_out(
    project: Path, tmp_path: Path, member: str
) -> None:
    copy = f"class Gate: OPEN = 'open'  # {SECRET}\n"
    settings = f"spec = 1 # {SECRET}\n" if member == "away" else ""
    for folder in ("", "one/"):
        write(tmp_path / "other", {f"{folder}ssotgen.toml": settings, f"{folder}mine.py": copy})
        write(tmp_path / "other", {f"{folder}spec/a.yaml": f"{SPEC}# {SECRET}\nenum: {SECRET}\n"})
    before = sorted((tmp_path / "other").rglob("*"))
    (project / "away").symlink_to(tmp_path / "other")
    write(project, {"ssotgen.toml": f"[workspace]\nmembers = ['{member}']\n"})
    for words in (("check",), ("validate",), ("audit",), ("generate",)):
        done = command(project, *words, CI="")
        assert done.returncode == 2
        assert "is a link out of the folder of the workspace" in done.stdout + done.stderr
        assert "hunter2" not in done.stdout + done.stderr
    assert sorted((tmp_path / "other").rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no devices among the files")
def test_a_device_in_the_place_of_a_generated_file_is_not_read(project: Path) -> None:
    (project / ENUMS).unlink()
    (project / ENUMS).symlink_to(os.devnull)
    done = command(project, "check")
    assert done.returncode == 2
    assert "it is not a regular file" in done.stdout


@pytest.mark.parametrize(
    "line",
    [
        "{{ ''.__class__.__mro__ | literal }}",
        "{{ header.__init__.__globals__ | literal }}",
        "{{ '{0.__class__}'.format(1) | literal }}",
        "{{ lipsum.__globals__ | literal }}",
        "{% include '../../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
        "{{ ('a' * 10 ** 11) | literal }}",
    ],
)
def test_a_template_reaches_neither_python_nor_files(project: Path, line: str) -> None:
    header = "{{ header.marker | comment }}\n"
    write(project, {"ssotgen.toml": "templates = 'templates'\n"})
    write(project, {"templates/header.j2": header + line + "\n"})
    done = command(project, "check")
    assert done.returncode == 2
    assert "SSG92" in done.stdout
    assert "root:" not in done.stdout


def test_python_with_m_imports_nothing_from_the_checkout(project: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    bomb = BOMB.format(str(ran))
    evil = dict.fromkeys(("yaml.py", "jinja2.py", "markupsafe.py", "black.py", "evil.py"), bomb)
    entry = "[ssotgen.outputs]\nevil = evil:OUTPUT\n"
    write(project, {**evil, "evil-1.0.dist-info/entry_points.txt": entry})
    outputs = "package: acme.ssot, outputs: [enums, evil], "
    spec = SPEC.replace("package: acme.ssot, ", outputs)
    write(project, {"spec/shop.yaml": spec})
    done = new_process(project, "check")
    assert done.returncode == 2
    assert "unknown-output" in done.stdout
    assert not ran.exists()


def test_a_folder_that_looks_like_a_repository_runs_nothing(project: Path, tmp_path: Path) -> None:
    ran, evil = tmp_path / "ran", project / "evil"
    write(evil, {"spec/shop.yaml": SPEC, "ssotgen.toml": "", "HEAD": "ref: refs/heads/main\n"})
    for name in ("objects", "refs"):
        (evil / name).mkdir()
    settings = f'[core]\nrepositoryformatversion = 0\nworktree = .\nfsmonitor = "touch {ran};"\n'
    write(evil, {"config": settings})
    for words in (
        ("check", "--changed", "HEAD"),
        ("breaking", "--against", "HEAD"),
        ("rename", "Gate.OPEN", "Gate.WIDE", "--write"),
    ):
        command(evil, *words)
    assert not ran.exists()


def test_no_line_of_a_report_is_a_command_to_the_runner(project: Path) -> None:
    write(project, {"ssotgen.toml": "spec = '.'\n", "::stop-commands::x.yaml": "enums: {a b: 1}\n"})
    for form in ("text", "concise", "github"):
        done = command(project, "check", "--format", form)
        said = (done.stdout + done.stderr).splitlines()
        assert not [line for line in said if line.startswith("::stop-commands")]
        assert done.returncode == 2


def test_each_promise_names_tests_that_exist() -> None:
    repository = Path(__file__).parents[2]
    page = (repository / "docs/security.md").read_text(encoding="utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page)
    assert len(named) > 10
    for file, test in named:
        assert f"def {test}" in (repository / file).read_text(encoding="utf-8"), test
    rows = [line for line in page.splitlines() if line.startswith("| ") and "held by" not in line]
    assert all("`tests/" in row for row in rows)

"""Commands that write, where the machine is not as usual: no home, a wrong clock, company."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment
from support.faulty_runs import COMMANDS, NEXT, PROJECT, snapshot

from ssotgen.output.change import FileChange
from ssotgen.output.write import apply_changes

WRITING = sorted(COMMANDS.keys() - {"check"})


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine")
    for path, text in PROJECT.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "fresh").mkdir()
    assert command(folder, "generate", CI="true").returncode == 0
    return folder


@pytest.mark.parametrize("name", ["generate", "migrate", "breaking", "extract"])
def test_neither_a_home_nor_a_temporary_folder_is_needed(
    pristine: Path, tmp_path: Path, name: str
) -> None:
    words = COMMANDS["waivers" if name == "breaking" else name]
    found = []
    for number, variables in enumerate(({}, {"HOME": "", "TMPDIR": "/nonexistent", "TMP": ""})):
        folder = Path(shutil.copytree(pristine, tmp_path / str(number)))
        done = command(folder, *words, CI="true", **variables)
        found.append((done.returncode, done.stdout, done.stderr, snapshot(folder)))
    assert found[0] == found[1]


@pytest.mark.skipif(sys.platform == "win32", reason="a working directory cannot be deleted")
@pytest.mark.parametrize("words", [("generate",), ("check",), ("init",)], ids=" ".join)
def test_a_deleted_working_directory_is_a_plain_error(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    script = f'mkdir gone; cd gone; rmdir ../gone; "{sys.executable}" -m ssotgen {words[0]}'
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment(), capture_output=True, text=True
    )
    said = "ssotgen: error: the working directory does not exist any more\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_of_the_umask(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        apply_changes([FileChange(tmp_path / "a" / "new.py", None, b"x = 1\n")], tmp_path)
    finally:
        os.umask(before)
    assert (tmp_path / "a" / "new.py").stat().st_mode & 0o777 == mode
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o777 & ~mask


def test_a_clock_that_was_set_back_hides_no_change(pristine: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(pristine, tmp_path / "project"))
    later = 2_000_000_000
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (later, later))
    assert command(folder, "generate", CI="").returncode == 0
    assert command(folder, "check", CI="").returncode == 0
    spec = folder / "spec/shop.yaml"
    spec.write_text(spec.read_text().replace("open", "wide"), encoding="utf-8")
    os.utime(spec, (later, later))
    assert command(folder, "check", CI="").returncode == 1
    assert command(folder, "generate", CI="").returncode == 0
    (folder / "acme/ssot/shop_enums.py").write_text("# mine\n", encoding="utf-8")
    os.utime(folder / "acme/ssot/shop_enums.py", (1, 1))
    assert command(folder, "check", CI="").returncode == 1


@pytest.mark.long
@pytest.mark.parametrize("name", WRITING)
def test_several_at_once_leave_what_one_leaves(pristine: Path, tmp_path: Path, name: str) -> None:
    alone = Path(shutil.copytree(pristine, tmp_path / "alone"))
    if name == "generate":
        (alone / "spec/shop.yaml").write_text(NEXT["spec/shop.yaml"], encoding="utf-8")
    shared = Path(shutil.copytree(alone, tmp_path / "shared"))
    command(alone, *COMMANDS[name], CI="true")
    words = [sys.executable, "-m", "ssotgen", *COMMANDS[name]]
    for _ in range(5):
        processes = [
            subprocess.Popen(
                words, cwd=shared, env=environment(CI="true"), stderr=subprocess.PIPE, text=True
            )
            for _ in range(3)
        ]
        for process in processes:
            said = process.communicate()[1]
            assert process.returncode in (0, 1, 2), said
            assert "internal error" not in said
        assert snapshot(shared) == snapshot(alone)
        shutil.rmtree(shared)
        shutil.copytree(pristine, shared)
        if name == "generate":
            (shared / "spec/shop.yaml").write_text(NEXT["spec/shop.yaml"], encoding="utf-8")

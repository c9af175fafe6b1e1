"""Files are written whole, all or none, and never outside the project."""

from __future__ import annotations

import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support.cli_command import command

from ssotgen.app.generate import generate
from ssotgen.output.change import FileChange
from ssotgen.output.lock import project_lock
from ssotgen.output.write import WriteError, apply_changes, stray_temporaries
from ssotgen.settings.settings import Settings


def test_new_files_and_folders_are_made_with_the_usual_mode(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "c.py"
    done = apply_changes([FileChange(target, None, b"x = 1\n")], tmp_path)
    assert [change.path for change in done] == [target]
    assert target.read_bytes() == b"x = 1\n"
    plain = tmp_path / "plain"
    plain.touch()
    assert target.stat().st_mode == plain.stat().st_mode


def test_mode_is_kept_and_unchanged_files_are_not_touched(tmp_path: Path) -> None:
    changed, same = tmp_path / "changed.py", tmp_path / "same.py"
    changed.write_bytes(b"old")
    changed.chmod(0o750)
    same.write_bytes(b"same")
    before = same.stat()
    apply_changes(
        [FileChange(changed, b"old", b"new"), FileChange(same, b"same", b"same")], tmp_path
    )
    assert changed.read_bytes() == b"new"
    assert stat.S_IMODE(changed.stat().st_mode) == 0o750
    assert (same.stat().st_mtime_ns, same.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_failure_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    first, blocked = tmp_path / "first.py", tmp_path / "blocked.py"
    first.write_bytes(b"old")
    (blocked / "child").mkdir(parents=True)
    fresh = tmp_path / "new" / "folder" / "file.py"
    changes = [
        FileChange(first, b"old", b"new"),
        FileChange(fresh, None, b"new"),
        FileChange(blocked, None, b"new"),
    ]
    with pytest.raises(WriteError) as caught:
        apply_changes(changes, tmp_path)
    assert caught.value.path == blocked
    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocked.py", "first.py"]


@pytest.mark.parametrize("how", ["dots", "linked folder", "linked file"])
def test_nothing_is_written_outside_the_root(tmp_path: Path, how: str) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "victim.py").write_bytes(b"mine")
    if how == "dots":
        target = root / ".." / "outside" / "victim.py"
    elif how == "linked folder":
        (root / "link").symlink_to(outside, target_is_directory=True)
        target = root / "link" / "victim.py"
    else:
        target = root / "victim.py"
        target.symlink_to(outside / "victim.py")
    with pytest.raises(WriteError, match="outside"):
        apply_changes([FileChange(target, b"mine", b"theirs")], root)
    assert (outside / "victim.py").read_bytes() == b"mine"
    assert list(outside.iterdir()) == [outside / "victim.py"]


def test_the_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"a file, not a folder")
    paths = [tmp_path / "a.py", tmp_path / "notes" / "b.py", tmp_path / "c.py"]
    with pytest.raises(WriteError) as caught:
        apply_changes([FileChange(path, None, b"new") for path in paths], tmp_path)
    assert caught.value.path == paths[1]
    assert [path.name for path in tmp_path.iterdir()] == ["notes"]


def test_a_file_goes_when_the_change_says_so(tmp_path: Path) -> None:
    target = tmp_path / "gone.py"
    target.write_bytes(b"old")
    apply_changes([FileChange(target, b"old", None)], tmp_path)
    assert not target.exists()


@pytest.mark.parametrize("meanwhile", [b"edited", None], ids=["edited", "deleted"])
def test_a_file_that_changed_since_it_was_read_stops_the_write(
    tmp_path: Path, meanwhile: bytes | None
) -> None:
    first, edited = tmp_path / "first.py", tmp_path / "edited.py"
    first.write_bytes(b"old")
    if meanwhile is not None:
        edited.write_bytes(meanwhile)
    changes = [FileChange(first, b"old", b"new"), FileChange(edited, b"old", b"new")]
    with pytest.raises(WriteError, match="changed after it was read") as caught:
        apply_changes(changes, tmp_path)
    assert caught.value.path == edited
    assert first.read_bytes() == b"old"
    assert (edited.read_bytes() if edited.exists() else None) == meanwhile


def test_a_file_that_came_to_be_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_bytes(b"mine")
    with pytest.raises(WriteError, match="changed after it was read"):
        apply_changes([FileChange(tmp_path / "new.py", None, b"theirs")], tmp_path)
    assert (tmp_path / "new.py").read_bytes() == b"mine"


def test_a_kill_in_mid_write_tears_no_file(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from ssotgen.output.change import FileChange\n"
        "from ssotgen.output.write import apply_changes\n"
        "root = Path(sys.argv[1])\n"
        "for name in ('a', 'b'): (root / name).write_bytes(b'0' * 200_000)\n"
        "turn = 0\n"
        "print('going', flush=True)\n"
        "while True:\n"
        "    turn += 1\n"
        "    content = (str(turn % 10) * 200_000).encode()\n"
        "    files = [root / name for name in ('a', 'b')]\n"
        "    apply_changes([FileChange(p, p.read_bytes(), content) for p in files], root)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.3)
    process.kill()
    process.wait()
    process.stdout.close()
    for name in ("a", "b"):
        content = (tmp_path / name).read_bytes()
        assert len(content) == 200_000
        assert len(set(content)) == 1
    left = {path for path in tmp_path.iterdir() if path.name not in ("a", "b")}
    assert set(stray_temporaries([tmp_path / "a"])) == left


def test_the_lock_keeps_two_commands_apart(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path\n"
        "from ssotgen.output.lock import project_lock\n"
        "with project_lock(Path(sys.argv[1])):\n"
        "    print('held', flush=True)\n"
        "    time.sleep(0.5)\n"
        "    (Path(sys.argv[1]) / 'left').touch()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with project_lock(tmp_path) as waited:
        assert waited
        assert (tmp_path / "left").exists()
    with project_lock(tmp_path) as waited:
        assert not waited
    process.wait()
    process.stdout.close()
    assert [path.name for path in tmp_path.iterdir()] == ["left"]


def test_a_spec_that_was_written_while_waiting_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "spec" / "all.yaml"
    spec.parent.mkdir()
    text = "project: {name: a, package: a, summary: Things.}\nenums: {Kind: {members: {OLD: x}}}\n"
    spec.write_text(text)
    settings = Settings(root=tmp_path, spec=spec.parent, output=tmp_path)
    other = project_lock(tmp_path)
    other.__enter__()

    def end_the_other_command(seconds: float) -> None:
        spec.write_text(text.replace("OLD", "NEW"))
        other.__exit__(None, None, None)

    monkeypatch.setattr("ssotgen.output.lock.time.sleep", end_the_other_command)
    assert generate([settings]).exit_code == 0
    assert "NEW" in (tmp_path / "a" / "a_enums.py").read_text()


def test_a_workspace_and_its_members_wait_for_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ssotgen.output.lock.LOCK_TIMEOUT_SECONDS", 0.0)
    member, shared = tmp_path / "services" / "pay", tmp_path / "not" / "made" / "yet"
    member.mkdir(parents=True)
    with project_lock(member, shared):
        for other in (member, shared, tmp_path):
            with pytest.raises(WriteError, match="another ssotgen"), project_lock(other):
                pass
        with project_lock(tmp_path / "services") as waited:
            assert not waited


def test_what_a_killed_run_has_left_is_named_and_then_removed(tmp_path: Path) -> None:
    (tmp_path / "ssotgen.toml").touch()
    (tmp_path / "spec").mkdir()
    spec = tmp_path / "spec" / "shop.yaml"
    spec.write_text(
        "project: {name: shop, package: shop.ssot, summary: What the shop shares.}\n"
        "enums: {Gate: {summary: Whether it is open., members: {OPEN: open}}}\n"
    )
    assert command(tmp_path, "generate", CI="").returncode == 0
    assert command(tmp_path, "check", CI="").returncode == 0
    left = [
        tmp_path / "generated" / "shop" / "ssot" / ".shop_enums.py.a1b2c3d4.ssotgen-tmp",
        tmp_path / "generated" / "old" / ".shop_enums.py.a1b2c3d4.ssotgen-tmp",
        tmp_path / ".ssotgen.schema.json.a1b2_3d4.ssotgen-tmp",
    ]
    mine = tmp_path / "generated" / ".notes.ssotgen-tmp"
    for path in (*left, mine):
        path.parent.mkdir(exist_ok=True)
        path.write_text("half")
    done = command(tmp_path, "check", CI="")
    for path in left:
        assert (
            f"note: {path.relative_to(tmp_path).as_posix()} is left over from a killed run"
            in done.stderr
        )
    assert command(tmp_path, "generate", CI="").returncode == 0
    assert not any(path.exists() for path in left)
    assert mine.read_text() == "half"
    assert "killed run" not in command(tmp_path, "check", CI="").stderr

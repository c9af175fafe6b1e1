"""`generate`, `check` and `validate`: the daily loop by exit codes and words, and `--watch`."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from support.cli_command import command, environment

from ssotgen.__main__ import main

PROJECT = "project: {name: shop, package: acme.ssot, summary: What the shop shares.}\n"
ENUMS = (
    "enums:\n"
    "  Color:\n"
    "    summary: Colors of the shop.\n"
    "    members:\n"
    "      RED: {value: red, summary: Like a fire engine.}\n"
    "      BLUE: {value: blue, summary: Like the sky.}\n"
)
MODULE = "generated/acme/ssot/shop_enums.py"


def write_spec(folder: Path) -> Path:
    (folder / "spec").mkdir()
    (folder / "spec" / "project.yaml").write_text(PROJECT)
    (folder / "spec" / "enums.yaml").write_text(ENUMS)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose files have not been generated."""
    return write_spec(tmp_path)


@pytest.fixture(scope="module")
def generated_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = write_spec(tmp_path_factory.mktemp("generated"))
    answer = command(project, "generate")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return project


@pytest.fixture
def generated(generated_once: Path, tmp_path: Path) -> Path:
    """A project whose files are in step with its spec."""
    return Path(shutil.copytree(generated_once, tmp_path / "project"))


def add_member(project: Path, line: str = "GREEN: {value: green, summary: Grass.}") -> None:
    with (project / "spec" / "enums.yaml").open("a") as file:
        file.write(f"      {line}\n")


def test_generate_names_each_file_once(project: Path) -> None:
    first = command(project, "generate")
    assert first.returncode == 0
    assert f"created {MODULE}\n" in first.stdout
    again = command(project, "generate")
    assert (again.returncode, again.stdout) == (0, "")
    assert "unchanged" in again.stderr
    add_member(project)
    then = command(project, "generate")
    assert (then.returncode, then.stdout) == (0, f"updated {MODULE}\n")


def test_generate_leaves_stdout_to_the_document(project: Path) -> None:
    answer = command(project, "generate", "--format", "json")
    assert json.loads(answer.stdout)["summary"]["exit_code"] == 0
    assert f"created {MODULE}\n" in answer.stderr


def test_quiet_generate_says_nothing(project: Path) -> None:
    answer = command(project, "generate", "--quiet")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert (project / MODULE).exists()


def test_generate_with_flags_from_below(project: Path) -> None:
    (project / "below").mkdir()
    flags = ("--spec", "../spec", "--output", "out")
    assert command(project / "below", "generate", *flags).returncode == 0
    assert (project / "below" / "out" / "acme" / "ssot" / "shop_enums.py").exists()
    assert command(project / "below", "check", *flags).returncode == 0


def test_an_absolute_output_may_lie_elsewhere(project: Path) -> None:
    elsewhere = project.parent / f"{project.name}-elsewhere"
    assert command(project, "generate", "--output", str(elsewhere)).returncode == 0
    assert (elsewhere / "acme" / "ssot" / "shop_enums.py").exists()


def test_generate_refuses_a_spec_that_does_not_hold(project: Path) -> None:
    add_member(project, "RED: red")
    answer = command(project, "generate")
    assert answer.returncode == 2
    assert answer.stdout.startswith("spec/enums.yaml:7:7: SSG")
    assert not (project / "generated").exists()


def test_check_is_clean_after_generate(generated: Path) -> None:
    answer = command(generated, "check")
    assert (answer.returncode, answer.stdout) == (0, "")
    assert answer.stderr == "the generated files are up to date\n"


def test_check_tells_drift_the_diff_and_what_mends_it(generated: Path) -> None:
    add_member(generated)
    answer = command(generated, "check", "--output", "generated")
    assert answer.returncode == 1
    assert "SSG503 [changed-definition]" in answer.stdout
    assert '+    GREEN = "green"' in answer.stdout
    assert answer.stderr.endswith("run `ssotgen generate --output generated` to fix this\n")


def test_quiet_check_shows_findings_without_the_diff(generated: Path) -> None:
    add_member(generated)
    answer = command(generated, "check", "--quiet")
    assert (answer.returncode, answer.stderr) == (1, "")
    assert "SSG503" in answer.stdout
    assert "GREEN =" not in answer.stdout


def test_check_writes_nothing(project: Path) -> None:
    before = sorted(project.rglob("*"))
    answer = command(project, "check")
    assert answer.returncode == 1
    assert "SSG501 [missing-file]" in answer.stdout
    assert sorted(project.rglob("*")) == before


def test_check_of_a_spec_that_does_not_hold_is_no_drift(generated: Path) -> None:
    add_member(generated, "RED: red")
    assert command(generated, "check").returncode == 2


def test_validate(project: Path) -> None:
    answer = command(project, "validate")
    assert (answer.returncode, answer.stdout, answer.stderr) == (
        0,
        "",
        "the spec is valid (2 files read)\n",
    )
    add_member(project, "RED: red")
    answer = command(project, "validate", "--format", "json")
    assert answer.returncode == 1
    (finding,) = json.loads(answer.stdout)["findings"]
    assert (finding["path"], finding["line"], finding["column"]) == ("spec/enums.yaml", 7, 7)


@pytest.fixture
def watching(project: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A running `generate --watch`, and the file that its stderr goes to."""
    log = project.parent / f"{project.name}.log"
    with (
        log.open("w") as stream,
        subprocess.Popen(
            [sys.executable, "-m", "ssotgen", "generate", "--watch"],
            cwd=project,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=stream,
            text=True,
            # A shell has those that it starts in the background ignore it.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as process,
    ):
        yield process, log
        process.kill()


LOOKS = 6000
"""How often a test looks for what a process is to do: for minutes, since a machine may be busy."""


def wait_until(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    for _ in range(LOOKS):
        if condition():
            return
        assert process.poll() is None, "it ended"
        time.sleep(0.05)
    pytest.fail("it never happened")


def test_watch_follows_the_spec_past_its_faults_until_ctrl_c(
    project: Path, watching: tuple[subprocess.Popen[str], Path]
) -> None:
    process, log = watching
    module = project / MODULE

    def rounds() -> int:
        return log.read_text().count("watching spec")

    wait_until(lambda: rounds() == 1, process)
    assert "RED" in module.read_text()

    add_member(project, "RED: red")
    wait_until(lambda: rounds() == 2, process)
    assert "found 1 error" in log.read_text()

    (project / "spec" / "enums.yaml").write_text(ENUMS.replace("BLUE", "TEAL"))
    wait_until(lambda: "TEAL" in module.read_text(), process)

    (project / "spec").rename(project / "away")
    (project / "away" / "enums.yaml").write_text(ENUMS.replace("BLUE", "PINK"))
    time.sleep(0.5)
    shutil.copytree(project / "away", project / "spec")
    wait_until(lambda: "PINK" in module.read_text(), process)
    (project / "spec" / "enums.yaml").write_text(ENUMS.replace("BLUE", "GREY"))
    wait_until(lambda: "GREY" in module.read_text(), process)

    (project / "ssotgen.toml").write_text('spec = "spec"\n')
    (project / "spec" / "enums.yaml").write_text(ENUMS.replace("BLUE", "GOLD"))
    wait_until(lambda: "watching spec, ssotgen.toml" in log.read_text(), process)
    for round_ in range(2):
        # Editors write another file, and put it in the place of the old one.
        before = rounds()
        (project / "new.toml").write_text(f'spec = "spec"  # {round_}\n')
        (project / "new.toml").replace(project / "ssotgen.toml")
        wait_until(lambda before=before: rounds() > before, process)

    process.send_signal(signal.SIGINT)
    assert process.wait() == 0
    assert "Traceback" not in log.read_text()


def test_watch_begins_again_where_other_folders_or_a_replaced_one_are_to_be_watched(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path_factory.mktemp("shared")
    write_spec(shared)
    prefix = f"imports: {{shared: ../{shared.name}}}"
    spec, document = project / "spec", project / "spec" / "project.yaml"
    watched: list[set[Path]] = []

    def changed() -> Iterator[Path]:
        """Change something, and yield what a watcher says of it."""
        yield spec / "enums.yaml"
        document.write_text(PROJECT.replace("project: {", f"project: {{{prefix}, "))
        yield document
        yield spec / "enums.yaml"
        yield spec

    changes = changed()

    def watch(*paths: Path, **_: object) -> Iterator[set[tuple[int, str]]]:
        watched.append(set(paths))
        assert len(watched) < 9, "it begins again for nothing"
        yield set()
        for path in changes:
            yield {(1, str(path))}
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "watchfiles", SimpleNamespace(watch=watch))
    monkeypatch.chdir(project)
    assert main(["generate", "--watch"]) == 0
    assert watched == [{spec}, {spec, shared / "spec"}, {spec, shared / "spec"}]


def test_watch_waits_for_what_is_gone(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec, model, settings = project / "spec", project / "model", project / "ssotgen.toml"
    settings.write_text('output = "out"\n')
    watched: list[set[Path]] = []

    def edited() -> Iterator[Path]:
        """Change something, and yield what a watcher says of it."""
        settings.unlink()
        yield settings
        settings.write_text('output = "out"\n')
        yield settings
        spec.rename(model)
        yield spec
        settings.write_text('output = "out"\nspec = "model"\n')
        yield settings
        (model / "enums.yaml").write_text(ENUMS.replace("BLUE", "TEAL"))
        yield model / "enums.yaml"

    edits = edited()

    def watch(*paths: Path, **_: object) -> Iterator[set[tuple[int, str]]]:
        watched.append(set(paths))
        if len(watched) == 1:
            raise FileNotFoundError  # as it does where a path is replaced at that very moment
        yield set()
        for path in edits:
            yield {(1, str(path))}
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "watchfiles", SimpleNamespace(watch=watch))
    monkeypatch.setattr(time, "sleep", lambda _: next(edits))
    monkeypatch.chdir(project)
    assert main(["generate", "--watch"]) == 0
    assert watched == [{spec, settings}] * 3 + [{model, settings}]
    said = capsys.readouterr().err
    assert said.count("waiting for ssotgen.toml\n") == said.count("waiting for spec\n") == 1
    assert not (project / "generated").exists()
    assert any("TEAL" in path.read_text() for path in (project / "out").rglob("*.py"))

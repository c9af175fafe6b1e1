"""The recipes of docs/scaling.md for build engines do what the page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.cli_command import command, environment
from support.examples import REPOSITORY

PROJECTS = ("services/pay", "services/bill", "libs/events")
SPEC = """\
project: {name: NAME, package: acme.NAME, summary: What it shares.}
enums:
  Gate: {summary: Whether it is open., members: {OPEN: open}}
"""
PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    write(tmp_path / "ssotgen.toml", '[workspace]\nmembers = ["services/*", "libs/events"]\n')
    for place in PROJECTS:
        write(tmp_path / place / "ssotgen.toml", "")
        write(tmp_path / place / "spec" / "all.yaml", SPEC.replace("NAME", Path(place).name))
    return tmp_path


def recipes(engine: str) -> dict[str, str]:
    """Return the files that the page shows for an engine, by the path in their first line."""
    text = (REPOSITORY / "docs" / "scaling.md").read_text(encoding="utf-8")
    section = text.split(f"\n### {engine}\n")[1].split("\n##")[0]
    blocks = re.findall(r"^```\w+\n# (\S+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert blocks
    return dict(blocks)


def module(place: str) -> str:
    name = Path(place).name
    return f"{place}/generated/acme/{name}/{name}_enums.py"


def installed(engine: str) -> str:
    """Return the path of an engine, and skip the test where it or ssotgen is not on the path."""
    found = shutil.which(engine, path=PATH)
    if found is None or shutil.which("ssotgen", path=PATH) is None:
        pytest.skip(f"{engine} is not installed")
    return found


def add_recipe_of_each_project(workspace: Path, section: str) -> None:
    """Write the files that the page shows, those for services/pay for the other projects too."""
    for name, text in recipes(section).items():
        for place in PROJECTS if name.startswith("services/pay/") else ["services/pay"]:
            path = workspace / name.replace("services/pay", place)
            write(path, text.replace("pay", Path(place).name))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("section", "words"), [("Make", ("make", "ssotgen")), ("ninja", ("ninja",))]
)
def test_an_engine_generates_what_changed(
    workspace: Path, section: str, words: tuple[str, ...]
) -> None:
    engine = installed(words[0])

    def build() -> set[str]:
        """Run the engine and return the projects that it generated."""
        done = subprocess.run(
            [engine, "-j2", *words[1:]],
            cwd=workspace,
            env=environment(PATH=PATH),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return {place for place in PROJECTS if re.search(rf"ssotgen .*{place}\b", done.stdout)}

    for name, text in recipes(section).items():
        write(workspace / name, text)
    assert build() == set(PROJECTS)
    assert all((workspace / module(place)).is_file() for place in PROJECTS)
    assert build() == set()
    spec = workspace / "services" / "pay" / "spec"
    write(spec / "more.yaml", "enums: {More: {summary: Of it., members: {MUCH: much}}}\n")
    assert build() == {"services/pay"}
    assert "class More" in (workspace / module("services/pay")).read_text(encoding="utf-8")
    (spec / "more.yaml").unlink()
    assert build() == {"services/pay"}
    assert "class More" not in (workspace / module("services/pay")).read_text(encoding="utf-8")
    assert command(workspace, "check").returncode == 0


@pytest.mark.slow
def test_bazel_generates_the_modules_and_compares_them(
    workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    engine, state = installed("bazel"), tmp_path_factory.mktemp("bazel")

    def build() -> subprocess.CompletedProcess[str]:
        words = [engine, f"--output_user_root={state}", "--batch", "build", "//..."]
        return subprocess.run(
            words, cwd=workspace, env=environment(PATH=PATH), capture_output=True, text=True
        )

    write(workspace / "WORKSPACE", "")
    write(workspace / "BUILD.bazel", 'exports_files(["ssotgen.toml"])\n')
    add_recipe_of_each_project(workspace, "Bazel")
    assert command(workspace, "generate").returncode == 0
    done = build()
    assert done.returncode == 0, done.stderr
    for place in PROJECTS:
        built = workspace / "bazel-bin" / module(place).replace("generated", "built")
        assert built.read_bytes() == (workspace / module(place)).read_bytes()
    spec = workspace / "services" / "pay" / "spec" / "all.yaml"
    write(spec, spec.read_text(encoding="utf-8").replace("OPEN: open", "OPEN: opened"))
    done = build()
    assert done.returncode == 1
    assert '>     OPEN = "opened"' in done.stdout + done.stderr
    assert "//services/pay:ssotgen_check" in done.stderr
    assert command(workspace, "generate").returncode == 0
    assert build().returncode == 0


@pytest.mark.slow
def test_pants_generates_the_modules(workspace: Path) -> None:
    engine = installed("pants")
    add_recipe_of_each_project(workspace, "Pants")
    top = workspace / "BUILD"
    write(top, top.read_text(encoding="utf-8").replace("/usr/local/bin", PATH.split(os.pathsep)[0]))
    done = subprocess.run(
        [engine, "--no-pantsd", "export-codegen", "::"],
        cwd=workspace,
        env=environment(PATH=PATH),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert command(workspace, "generate").returncode == 0
    for place in PROJECTS:
        made = workspace / "dist" / "codegen" / module(place)
        assert made.read_bytes() == (workspace / module(place)).read_bytes()

"""The wheel holds the tool with all it needs, and works in a folder without this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ".",
        cwd=REPOSITORY,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter whose only ssotgen is the wheel's; its dependencies are this environment's."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "python"


def test_the_wheel_holds_the_tool_and_not_the_generated_modules(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "ssotgen/resources/templates/enums/module.py.j2" in names
    assert "ssotgen/spec/schema/spec.schema.json" in names
    assert "ssotgen/resources/orchestration/spec/project.yaml" in names
    assert any(name.startswith("ssotgen/resources/minimal/spec/") for name in names)
    assert "ssotgen/resources/rules/bad-yaml.md" in names
    assert "ssotgen/py.typed" in names
    assert not [name for name in names if "test_framework" in name]
    assert {name.split("/")[0].split("-")[0] for name in names} == {"ssotgen"}


@pytest.mark.slow
def test_the_sdist_holds_the_repository_and_makes_the_same_wheel(
    wheel: Path, tmp_path: Path
) -> None:
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir", tmp_path)
    built = run(*build, "--sdist", ".", cwd=REPOSITORY)
    assert built.returncode == 0, built.stdout + built.stderr
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(tmp_path / "unpacked")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    listed = run("git", "ls-files", "-z", cwd=REPOSITORY).stdout.split("\0")
    tracked = {name for name in listed if name}
    # A link is stored as the file that it leads to, if that exists.
    links = {name for name in tracked if (REPOSITORY / name).is_symlink()}
    assert tracked - held <= links
    assert held - tracked == {"PKG-INFO"}
    built = run(*build, "--wheel", ".", cwd=unpacked)
    assert built.returncode == 0, built.stdout + built.stderr
    (again,) = tmp_path.glob("*.whl")
    assert again.read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize(
    "preset", [pytest.param("minimal", marks=pytest.mark.slow), "orchestration"]
)
def test_it_works_in_an_empty_folder(python: Path, tmp_path: Path, preset: str) -> None:
    where = run(python, "-c", "import ssotgen; print(ssotgen.__file__)", cwd=tmp_path)
    assert str(python.parents[1]) in where.stdout, where.stderr
    for command, exit_code in (
        (("init", "--preset", preset), 0),
        (("validate",), 0),
        (("check",), 1),
        (("generate",), 0),
        (("check",), 0),
        (("explain", "changed-definition"), 0),
        (("schema",), 0),
    ):
        done = run(python, "-m", "ssotgen", *command, cwd=tmp_path)
        assert done.returncode == exit_code, (command, done.stdout, done.stderr)
    if preset == "orchestration":
        for made in (tmp_path / "generated").rglob("*.py"):
            ours = REPOSITORY / "generated" / made.relative_to(tmp_path / "generated")
            assert made.read_bytes() == ours.read_bytes()


@pytest.mark.long
def test_pip_installs_it_with_its_command(wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    venv.create(folder, with_pip=True, symlinks=True)
    installed = run(folder / "bin" / "pip", "install", "-q", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    project = tmp_path / "project"
    project.mkdir()
    for command in ("init", "generate", "check"):
        done = run(folder / "bin" / "ssotgen", command, cwd=project)
        assert done.returncode == 0, (command, done.stdout, done.stderr)


@pytest.fixture
def project(python: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A project beside the output of another package, installed from its wheel: runs ssotgen."""
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path,
        Path(__file__).with_name("ssotgen-rst"),
        cwd=tmp_path,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    write(
        tmp_path / "spec" / "shop.yaml",
        "project: {name: shop, package: acme, summary: What it shares., outputs: [enums, rst]}\n"
        "enums: {Colour: {summary: What *paint* looks like., members: {RED: red}}}\n",
    )
    start = f"import sys; sys.path.append({str(site)!r}); from ssotgen.__main__ import main; "

    def ssotgen(*words: str) -> subprocess.CompletedProcess[str]:
        return run(python, "-c", f"{start} sys.exit(main({list(words)!r}))", cwd=tmp_path)

    return ssotgen


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


RST_HEADER = (
    ".. @generated by ssotgen from spec/ - do not edit.\n"
    ".. Change the spec instead, then run: ssotgen generate\n"
    "\n"
)


def test_an_output_of_another_package_is_found_in_its_wheel(
    project: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    listed = project("outputs")
    assert "rst, ssotgen-rst 1.0 (used)\n    the enums as reStructuredText" in listed.stdout
    made = project("generate")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "docs" / "Colour.rst").read_text(encoding="utf-8") == (
        f"{RST_HEADER}Colour\n======\n\nWhat \\*paint\\* looks like.\n\nRED\n    red\n"
    )


def test_a_template_of_the_project_includes_others_of_the_package(
    project: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    write(tmp_path / "ssotgen.toml", 'templates = "templates"\n')
    write(
        tmp_path / "templates" / "enum.rst.j2",
        '{% from "rst/members.rst.j2" import members %}\n'
        "{{ header.text | comment }}\n\n{{ members(enum) }}",
    )
    made = project("generate")
    assert made.returncode == 0, made.stdout + made.stderr
    page = tmp_path / "docs" / "Colour.rst"
    assert page.read_text(encoding="utf-8") == f"{RST_HEADER}RED\n    red\n"

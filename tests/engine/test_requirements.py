"""`requires`: distributions and their versions, looked up before anything is imported."""

from __future__ import annotations

import pytest
from support.engine_project import Make

SPEC = """
features:
  docker: {{summary: X., imports: {{docker: []}}, requires: [{requirement}]}}
"""
WHY = "tell(config.get_import_errors().get('docker'))"


def metadata(name: str, version: str) -> dict[str, str]:
    """Return the files of a distribution that is installed."""
    text = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    return {f"{name.replace('-', '_')}-{version}.dist-info/METADATA": text}


@pytest.mark.parametrize(
    ("requirement", "version", "told"),
    [
        ("docker", "6.1.0", None),
        ('"docker>=6,<7"', "6.1.0", None),
        ('"Docker ~= 6.0"', "6.1.0", None),
        ('"docker>=7,<8"', "6.1.0", "docker 6.1.0 is installed, docker>=7,<8 is needed"),
        (
            '"docker>=7"',
            "unknown",
            "docker unknown is installed, docker>=7 is needed, "
            "and 'unknown' cannot be compared as a version",
        ),
        ("docker", "unknown", None),
        (
            '"docker-py>=1"',
            "6.1.0",
            "no distribution 'docker-py' is installed",
        ),
    ],
)
def test_what_is_installed(make: Make, requirement: str, version: str, told: str | None) -> None:
    files = {"docker.py": "", **metadata("docker", version)}
    project = make(files, SPEC.format(requirement=requirement))
    assert project.ask(WHY) == told


def test_a_module_without_a_distribution_is_not_imported(make: Make) -> None:
    project = make({"docker.py": "1/0"}, SPEC.format(requirement="docker"))
    told = project.ask("tell([config.get_import_errors()['docker'], 'docker' in sys.modules])")
    assert told == [
        "no distribution 'docker' is installed, although a module of that name can be imported",
        False,
    ]


def test_a_new_version_is_seen_after_a_refresh(make: Make) -> None:
    files = {"docker.py": "", **metadata("docker", "6.0")}
    project = make(files, SPEC.format(requirement='"docker>=7"'))
    told = project.ask(
        "before = config.docker_available\n"
        "from pathlib import Path\n"
        "file = next(Path().absolute().rglob('METADATA'), None) or next(\n"
        "    p for each in sys.path for p in Path(each).glob('docker-*.dist-info/METADATA'))\n"
        "file.write_text(file.read_text().replace('6.0', '7.0'))\n"
        "config.refresh_availability()\n"
        "tell([before, config.docker_available])"
    )
    assert told == [False, True]


def test_nothing_is_read_for_features_without_requirements(make: Make) -> None:
    project = make({"mod.py": ""}, "features: {alpha: {summary: X., imports: {mod: []}}}")
    code = "tell([config.alpha_available, 'importlib.metadata' in sys.modules])"
    assert project.ask(code) == [True, False]
    runtime = next(project.root.rglob("_parts_runtime.py")).read_text(encoding="utf-8")
    assert "Version" not in runtime


LENIENT = """
features:
  docker: {summary: X., imports: {docker: [run]}, requires: ["docker>=7"], requires_unknown: allow}
"""


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (None, None),
        ("0.0.0", None),
        ("0", None),
        ("unknown", None),
        ("7.1", None),
        ("6.1", "docker 6.1 is installed, docker>=7 is needed"),
        ("0.1", "docker 0.1 is installed, docker>=7 is needed"),
    ],
)
def test_imports_decide_where_the_version_is_not_known(
    make: Make, version: str | None, told: str | None
) -> None:
    files = {"docker.py": "run = 1", **(metadata("docker", version) if version else {})}
    assert make(files, LENIENT).ask(WHY) == told


def test_what_is_neither_known_nor_importable_is_missing(make: Make) -> None:
    assert make({}, LENIENT).ask(WHY) == "module 'docker' is not installed"

"""`ssotgen rename` for what has no class: settings of features and the constant of the layers."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli_command import command
from support.generated_project import generate

SPEC = """\
project: {name: jobs, package: acme.ssot, summary: Facts.}
features:
  docker:
    summary: A daemon.
    imports: {json: [loads]}
    hint: none
    settings:
      retries: 3     # then it gives up
      limits: {memory: 512, retries: 9}
  podman: {summary: Another., imports: {json: [loads]}, hint: none, settings: {retries: 2}}
dataclasses:
  Mode:
    summary: A mode.
    fields:
      name: {type: str}
      layer_type: {type: ModeType | None}
      speed: {type: int, default: 1}
layers:
  definition: Mode
  enum: ModeType
  constant: MODES
  standard:
    SLOW: {summary: Slow.}
    FAST: {summary: Fast., speed: 9}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "jobs.yaml").write_text(SPEC)
    (tmp_path / "ssotgen.toml").write_text('sources = ["src"]\n')
    (tmp_path / "src").mkdir()
    generate(tmp_path)
    return tmp_path


def renamed(project: Path, old: str, new: str, code: str) -> tuple[str, str]:
    use = project / "src" / "use.py"
    use.write_text(code)
    done = command(project, "rename", old, new, "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert command(project, "check").returncode == 0
    return (project / "spec" / "jobs.yaml").read_text(), use.read_text()


CODE = """\
from acme.ssot.jobs import get_jobs_config, jobs_config as config

print(config.get_service_config("docker")["settings"]["{0}"])
print(config.get_service_config("docker")["{0}"])
service = get_jobs_config().get_service_config("docker")
settings = service["settings"]
print(settings["{0}"], settings.get("{0}", 1), service.get("settings").get("{0}"))
print(settings["limits"]["retries"], config.get_service_config("podman")["retries"])
"""


def test_a_setting_is_renamed_where_it_is_read(project: Path) -> None:
    spec, code = renamed(project, "settings:docker.retries", "attempts", CODE.format("retries"))
    assert spec == SPEC.replace("      retries: 3 ", "      attempts: 3 ")
    assert code == CODE.format("attempts")


def test_a_setting_in_a_mapping_and_the_mapping_are_renamed(project: Path) -> None:
    spec, code = renamed(
        project, "settings:docker.limits.retries", "attempts", CODE.format("retries")
    )
    assert spec == SPEC.replace("retries: 9", "attempts: 9")
    expected = CODE.format("retries").replace('["limits"]["retries"]', '["limits"]["attempts"]')
    assert code == expected
    spec, code = renamed(project, "settings:docker.limits", "bounds", code)
    assert "bounds: {memory: 512, attempts: 9}" in spec
    assert code == expected.replace("limits", "bounds")


def test_settings_go_with_their_feature(project: Path) -> None:
    spec, code = renamed(project, "feature:docker", "containers", CODE.format("retries"))
    assert spec == SPEC.replace("  docker:", "  containers:")
    assert code == CODE.format("retries").replace('"docker"', '"containers"')


def test_the_uses_of_a_setting_are_listed(project: Path) -> None:
    (project / "src" / "use.py").write_text(CODE.format("retries"))
    done = command(project, "usages", "settings:docker.retries")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("settings:docker.retries") == 5
    assert "src/use.py:3:56: subscript settings:docker.retries" in done.stdout


def test_a_setting_that_is_read_is_not_removed(project: Path) -> None:
    (project / "src" / "use.py").write_text(CODE.format("retries"))
    done = command(project, "remove", "settings:docker.retries", "--write")
    assert done.returncode == 1
    assert "src/use.py:3:56" in done.stdout
    done = command(project, "remove", "settings:docker.limits.memory", "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "limits: {retries: 9}" in (project / "spec" / "jobs.yaml").read_text()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "from acme.ssot.jobs_enums import MODES\nprint(MODES)\n",
            "from acme.ssot.jobs_enums import SPEEDS\nprint(SPEEDS)\n",
        ),
        (
            "import acme.ssot.jobs_enums as e\nprint(len(e.MODES))\n",
            "import acme.ssot.jobs_enums as e\nprint(len(e.SPEEDS))\n",
        ),
        (
            "from acme.ssot.jobs_enums import *\nprint(MODES[ModeType.FAST])\n",
            "from acme.ssot.jobs_enums import *\nprint(SPEEDS[ModeType.FAST])\n",
        ),
    ],
)
def test_the_constant_of_the_layers_is_renamed(project: Path, old: str, new: str) -> None:
    spec, code = renamed(project, "MODES", "SPEEDS", old)
    assert spec == SPEC.replace("constant: MODES", "constant: SPEEDS")
    assert code == new


def test_the_enum_and_the_definition_of_the_layers_are_renamed(project: Path) -> None:
    code = "from acme.ssot.jobs_enums import MODES, Mode, ModeType\nprint(MODES[ModeType.FAST])\n"
    spec, code = renamed(project, "ModeType", "SpeedType", code)
    assert spec == SPEC.replace("ModeType", "SpeedType")
    spec, code = renamed(project, "Mode", "Speed", code)
    assert spec.count("Speed:") == 1
    assert "definition: Speed\n" in spec
    assert code == (
        "from acme.ssot.jobs_enums import MODES, Speed, SpeedType\nprint(MODES[SpeedType.FAST])\n"
    )


def test_a_layer_is_renamed(project: Path) -> None:
    code = "from acme.ssot.jobs_enums import MODES, ModeType\nprint(MODES[ModeType.FAST])\n"
    spec, code = renamed(project, "layer:FAST", "QUICK", code)
    assert spec == SPEC.replace("    FAST:", "    QUICK:")
    assert "ModeType.QUICK" in code

"""`python -m <module>`: for a person, for a program, and for one feature."""

from __future__ import annotations

import json

from support.engine_project import Make

FILES = {"mod_a.py": "A = 1"}


def test_the_status_for_a_person(make: Make) -> None:
    done = make(FILES).run("-m", "demo.parts", env={"PARTS_GAMMA_AVAILABLE": "off"})
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "alpha  available",
        "beta   missing: module 'mod_b' is not installed (hint: pip install beta)",
        "gamma  missing: turned off by the environment variable PARTS_GAMMA_AVAILABLE",
        "PARTS_GAMMA_AVAILABLE is set and turns its feature off",
    ]


def test_the_status_for_a_program(make: Make) -> None:
    project = make(FILES)
    done = project.run("-m", "demo.parts", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == project.ask("tell(config.get_availability_status())")


def test_why_one_feature_is_missing(make: Make) -> None:
    done = make(FILES).run("-m", "demo.parts", "beta")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "beta: not available",
        "  The second.",
        "  because: module 'mod_b' is not installed (hint: pip install beta)",
        "  needs: mod_b with B as Bee",
        "  override: PARTS_BETA_AVAILABLE",
    ]


def test_one_feature_that_is_there(make: Make) -> None:
    done = make(FILES).run("-m", "demo.parts", "alpha", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["available"] is True
    forced = make().run("-m", "demo.parts", "alpha", env={"PARTS_ALPHA_AVAILABLE": "yes"})
    told = "  because: turned on by the environment variable PARTS_ALPHA_AVAILABLE"
    assert forced.stdout.splitlines()[2] == told


def test_an_unknown_feature_is_a_fault_of_usage(make: Make) -> None:
    done = make().run("-m", "demo.parts", "alhpa")
    assert done.returncode == 2
    assert "unknown feature 'alhpa'; known are alpha, beta, gamma" in done.stderr


def test_help_tells_the_exit_codes(make: Make) -> None:
    done = make().run("-m", "demo.parts", "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("usage: python -m demo.parts [-h] [--json] [FEATURE]")
    told = "exit code: 1 if FEATURE is not available, 2 for wrong usage, else 0"
    assert told in " ".join(done.stdout.split())


def test_text_that_the_terminal_cannot_show_is_escaped(make: Make) -> None:
    project = make({}, 'features: {alpha: {summary: "Früh \U0001f600", imports: {mod_a: [A]}}}')
    done = project.run("-m", "demo.parts", "alpha", env={"PYTHONIOENCODING": "ascii"})
    assert "  Fr\\xfch \\U0001f600" in done.stdout.splitlines()


def test_a_debug_variable_tells_each_probe_on_stderr(make: Make) -> None:
    project = make(FILES)
    code = "from demo.parts import *; parts_config.alpha_available; parts_config.beta_available"
    done = project.run("-c", code, env={"PARTS_DEBUG": "1"})
    assert done.stderr.splitlines() == [
        "demo.parts: alpha: available",
        "demo.parts: beta: module 'mod_b' is not installed",
    ]
    assert project.run("-c", code).stderr == ""


def test_the_command_may_run_where_output_is_caught(make: Make) -> None:
    code = (
        "import contextlib, io, runpy, sys\nsys.argv[1:] = ['alpha']\ncaught = io.StringIO()\n"
        "with contextlib.redirect_stdout(caught), contextlib.suppress(SystemExit):\n"
        "    runpy.run_module('demo.parts', run_name='__main__')\n"
        "print(caught.getvalue().splitlines()[0])"
    )
    assert make(FILES).run("-c", code).stdout == "alpha: available\n"


def test_without_stderr_the_debug_variable_tells_nothing(make: Make) -> None:
    code = "import sys\nfrom demo.parts import *\nsys.stderr = None\nparts_config.alpha_available"
    assert make(FILES).run("-c", code, env={"PARTS_DEBUG": "1"}).stdout == ""

"""The generated pytest plugin, under pytest itself and under xdist."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.engine_project import Make, Project

pytest_plugins = ["pytester"]

TESTS = """
import pytest
from demo.parts import parts_config

@pytest.mark.requires_feature("alpha")
def test_there(): pass

@pytest.mark.requires_feature("alpha", "beta")
def test_missing(): pass

@pytest.mark.requires_feature("gamma")
class TestGroup:
    def test_in_it(self): pass
"""


@pytest.fixture
def suite(
    make: Make, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Project:
    """A project whose `alpha` is there, and a folder for tests that loads the plugin."""
    project = make({"mod_a.py": "A = 1"})
    monkeypatch.setenv("PYTHONPATH", str(project.root))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeconftest('pytest_plugins = ["demo.parts_pytest"]')
    return project


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest in a process of its own."""
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", "--strict-markers", *arguments)


@pytest.mark.usefixtures("suite")
def test_tests_are_skipped_with_reason_and_hint(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TESTS)
    done = run(pytester, "-rs")
    done.assert_outcomes(passed=1, skipped=2)
    done.stdout.fnmatch_lines_random(
        [
            "parts: available: alpha; missing: beta, gamma",
            "SKIPPED*test_tests_are_skipped*.py*: beta is not available: module 'mod_b' is not "
            "installed (hint: pip install beta)",
            "SKIPPED*gamma is not available: module 'mod_c' is not installed",
        ]
    )


@pytest.mark.usefixtures("suite")
@pytest.mark.parametrize(("required", "failed"), [("all", 2), ("alpha, gamma", 1)])
def test_required_features_turn_skips_into_failures(
    pytester: pytest.Pytester, required: str, failed: int
) -> None:
    pytester.makepyfile(TESTS)
    done = run(pytester, f"--require-features={required}")
    done.assert_outcomes(passed=1, errors=failed, skipped=2 - failed)
    assert done.ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.slow
@pytest.mark.usefixtures("suite")
def test_workers_of_xdist_skip_and_fail_in_the_same_way(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TESTS)
    done = run(pytester, "-p", "xdist", "-n", "2", "-rs", "--require-features=beta")
    done.assert_outcomes(passed=1, errors=1, skipped=1)
    done.stdout.fnmatch_lines_random(
        [
            "parts: available: alpha; missing: beta, gamma",
            "*beta is not available: * (hint: pip install beta) (--require-features)",
            "SKIPPED*gamma is not available: module 'mod_c' is not installed",
        ]
    )


@pytest.mark.usefixtures("suite")
def test_an_unknown_feature_in_the_option_stops_the_run(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TESTS)
    done = run(pytester, "--require-features=betta")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(
        ["*--require-features: unknown feature 'betta'; known are alpha, beta, gamma"]
    )


@pytest.mark.usefixtures("suite")
def test_an_unknown_feature_in_a_marker_fails_the_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        "import pytest\n@pytest.mark.requires_feature('betta')\ndef test_it(): pass"
    )
    done = run(pytester)
    done.assert_outcomes(errors=1)
    done.stdout.fnmatch_lines(["*requires_feature: unknown feature 'betta'*"])


@pytest.mark.usefixtures("suite")
def test_the_fixture_forces_features_for_one_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        from demo.parts import parts_config as config

        def test_forced(override_parts):
            override_parts(alpha=False)
            override_parts(beta=True, gamma=True)
            assert config.get_available_features() == {"beta", "gamma"}
            override_parts(gamma=False)
            assert config.get_available_features() == {"beta"}

        def test_after():
            assert config.get_available_features() == {"alpha"}
        """
    )
    run(pytester).assert_outcomes(passed=2)


@pytest.mark.usefixtures("suite")
def test_the_typed_marker_and_the_listing_of_markers(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        from demo.parts_pytest import requires_feature

        @requires_feature("alpha")
        def test_there(): pass

        @requires_feature("beta")
        def test_missing(): pass
        """
    )
    run(pytester).assert_outcomes(passed=1, skipped=1)
    run(pytester, "--markers").stdout.fnmatch_lines(["@pytest.mark.requires_feature(name, ...)*"])


@pytest.mark.usefixtures("suite")
def test_nothing_is_probed_for_a_quiet_run_without_markers(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import sys\ndef test_it(): assert 'mod_a' not in sys.modules")
    run(pytester, "--no-header").assert_outcomes(passed=1)

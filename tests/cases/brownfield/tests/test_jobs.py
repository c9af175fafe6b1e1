from unittest import mock

import pytest

from acme.jobs import Agent, JobPriority, JobStatus, Manager
from acme.jobs.agent import RUNNER_AVAILABLE, JobConfig, JobResult, Priority
from acme.jobs.flags import HAS_RUNNER


@pytest.mark.skipif(not RUNNER_AVAILABLE, reason="no runner")
def test_runs():
    result = Agent().run(JobConfig("a", Priority.HIGH, tags={"x"}))
    assert isinstance(result, JobResult)
    assert (result.status, result.lines) == (JobStatus.DONE, ["now:a"])


def test_without_runner():
    with mock.patch("acme.jobs.agent.RUNNER_AVAILABLE", False):
        assert Agent().run(JobConfig("b")).status is JobStatus.FAILED
        assert Agent().describe() == {"runner": False, "text": "runner=False"}


def test_manager():
    manager = Manager()
    config = manager.submit("c", speed=3)
    assert (config.timeout_seconds, config.retries, config.options) == (60, 1, {"speed": 3})
    assert manager.can_run() is True
    assert JobPriority.HIGH == 3
    assert HAS_RUNNER


def test_manager_without_runner(monkeypatch):
    monkeypatch.setattr("acme.jobs.manager.RUNNER_AVAILABLE", False)
    assert Manager().agent is None

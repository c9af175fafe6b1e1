from datetime import datetime

import pytest

import acme.reports.agent
from acme import billing, optional
from acme.jobs.agent import JobResult, JobStatus
from acme.reports import manager
from acme.reports.agent import MAILER_MISSING, Channel, ReportAgent

NOW = datetime(2024, 1, 1)


def test_write():
    outcome = JobResult("a", JobStatus.DONE, NOW)
    assert ReportAgent().write(outcome) == "page:a:good"
    assert ReportAgent().write(outcome, Channel.MAIL) == "file:a:good"
    assert ReportAgent().mail("x") == "not sent: x"
    assert acme.reports.agent.Channel.PAGE is Channel.PAGE


@pytest.mark.skipif(MAILER_MISSING, reason="no mailer")
def test_mails():
    raise AssertionError("there is no mailer")


def test_manager():
    assert manager.channels() == (["mail", "page", "file"], "ReportAgent")
    assert manager.can_draw() is False
    assert manager.summary([JobStatus.DONE]) == {"done": 1, "runner": True, "charts": "no"}


def test_others():
    assert billing.label() == "runner on request, open"
    assert optional.pick()[0] is False
    assert optional.choose() == "write"
    assert optional.temporary() is False
    assert optional.known()[:4] == (True, True, False, False)

"""The manager of reports."""

from enum import Enum

from acme.jobs import HAS_RUNNER, JobStatus
from acme.jobs.flags import *
from acme.reports import CHARTS

orchestrator = acme_config = None


class Channel(Enum):
    MAIL = "mail"
    PAGE = "page"
    FILE = "file"


def channels():
    from acme.reports.agent import Channel as AgentChannel, ReportAgent

    return [each.value for each in AgentChannel], ReportAgent.__name__


def can_draw():
    return CHARTS or CHARTS_AVAILABLE


def summary(statuses):
    return {
        "done": sum(status is JobStatus.DONE for status in statuses),
        "runner": HAS_RUNNER,
        "charts": "yes" if CHARTS_AVAILABLE else "no",
    }

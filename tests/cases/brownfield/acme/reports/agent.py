"""The agent that writes reports."""

import logging
from enum import Enum, unique
from typing import NamedTuple

from acme.jobs.agent import JobResult as Outcome, JobStatus

logger = logging.getLogger(__name__)

MAILER_MISSING = False
try:
    from .mailer import Mailer
except Exception:
    MAILER_MISSING = True
    logger.debug("no mailer")

    class Mailer:
        """Stands in."""

        def send(self, text):
            return f"not sent: {text}"


@unique
class Channel(Enum):
    """How a report is delivered."""

    MAIL = "mail"
    PAGE = "page"
    FILE = "file"


class JobResult(NamedTuple):
    job: str
    status: str


class ReportAgent:
    def write(self, outcome: Outcome, channel: Channel = Channel.PAGE) -> str:
        if channel is Channel.MAIL and MAILER_MISSING:
            channel = Channel.FILE
        good = outcome.status is JobStatus.DONE
        return f"{channel.value}:{outcome.job}:{'good' if good else 'bad'}"

    def mail(self, text):
        assert not MAILER_MISSING or isinstance(Mailer(), Mailer)
        return Mailer().send(text)

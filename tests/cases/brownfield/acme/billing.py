"""Bills: things that share a name with jobs and have nothing to do with them."""

from enum import Enum

RUNNER_AVAILABLE = "on request"


class JobStatus(Enum):
    """Of an invoice for a job."""

    OPEN = "open"
    PAID = "paid"


class Priority:
    def __init__(self, surcharge):
        self.surcharge = surcharge


class Delivery(Enum):
    MAIL = "mail"
    PAGE = "page"
    FILE = "file"


def label():
    return f"runner {RUNNER_AVAILABLE}, {JobStatus.OPEN.value}"

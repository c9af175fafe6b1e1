from enum import Enum

try:
    from rich.console import Console
    RICH_OUTPUT_AVAILABLE = True
except ImportError:
    RICH_OUTPUT_AVAILABLE = False


class JobStatus(Enum):
    QUEUED = "queued"
    RUNNING = "running"


def show():
    if RICH_OUTPUT_AVAILABLE:
        Console().print(JobStatus.QUEUED)

from enum import Enum


class JobStatus(Enum):
    QUEUED = "queued"
    RUNNING = "running"


class Other(Enum):
    ONE = 1

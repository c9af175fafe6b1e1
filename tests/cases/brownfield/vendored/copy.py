from enum import Enum


class JobStatus(Enum):
    QUEUED = "queued"

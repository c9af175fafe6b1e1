from enum import Enum


class JobStatus(Enum):
    OPEN = "open"


class JobConfig:
    pass

from collections import namedtuple
from typing import NamedTuple
from enum import Enum


class JobStatus(str, Enum):
    QUEUED = "waiting"
    PAUSED = "paused"


class JobConfig(NamedTuple):
    name: str
    retries: int = 3

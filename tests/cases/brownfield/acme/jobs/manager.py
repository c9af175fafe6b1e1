"""The manager that hands jobs to agents."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum
from typing import Any, Dict, List, Optional, Set

from acme.jobs import agent as agent_module
from acme.jobs.agent import RUNNER_AVAILABLE, Agent


class JobStatus(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class Priority(IntEnum):
    LOW = 1
    NORMAL = 2
    HIGH = 3


@dataclass
class JobConfig:
    """Has drifted: the timeout is another, and there is a retry."""

    name: str
    priority: Priority = Priority.NORMAL
    timeout_seconds: int = 60
    retries: int = 0
    owner: Optional[str] = None
    tags: Set[str] = field(default_factory=set)
    options: Dict[str, Any] = field(default_factory=dict)


@dataclass
class JobResult:
    job: str
    status: "JobStatus"
    started: datetime
    seconds: float = 0.0

    def summary(self) -> str:
        return f"{self.job}: {self.status.value}"


class Manager:
    def __init__(self) -> None:
        self.agent = Agent() if RUNNER_AVAILABLE else None
        self.jobs: List[JobConfig] = []

    def submit(self, name: str, **options: Any) -> JobConfig:
        config = JobConfig(name, retries=1, options=options)
        self.jobs.append(config)
        return config

    def can_run(self) -> bool:
        return RUNNER_AVAILABLE and agent_module.RUNNER_AVAILABLE and self.agent is not None

    def status(self) -> JobStatus:
        return JobStatus.RUNNING if self.jobs else JobStatus.QUEUED

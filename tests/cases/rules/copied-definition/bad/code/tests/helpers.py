import dataclasses
import enum


class JobStatus(enum.Enum):
    QUEUED = "queued"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclasses.dataclass
class JobConfig:
    name: "str"
    retries: int = dataclasses.field(default=2)

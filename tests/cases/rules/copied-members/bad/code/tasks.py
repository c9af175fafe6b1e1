from enum import Enum


class TaskState(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    STOPPED = "stopped"

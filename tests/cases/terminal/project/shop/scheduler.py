from enum import Enum
from dataclasses import dataclass


class JobStatus(Enum):
    QUEUED = "queued"
    RUNNING = "started"


class Tin(Enum):
    A = "a"
    B = "b"

@dataclass
class Oven:
    name: str
    tin: Tin = Tin.A
    c: complex = 1j

HAS_CUPS = True
try:
    import cups
except ImportError:
    HAS_CUPS = False

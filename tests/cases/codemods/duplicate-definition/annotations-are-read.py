# file: app/agent.py
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from inspect import signature


class Status(Enum):
    QUEUED: str = "queued"
    RUNNING: str = "running"
    DONE: str = "done"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


@dataclass
class Config:
    name: str
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set)
    owner: str | None = None


print(signature(Config), Status.__annotations__, Level.__annotations__)
# output
# file: app/agent.py
from dataclasses import dataclass, field
from enum import Enum
from inspect import signature

from app.ssot.shop_enums import Level


class Status(Enum):
    QUEUED: str = "queued"
    RUNNING: str = "running"
    DONE: str = "done"


@dataclass
class Config:
    name: str
    level: Level = Level.LOW
    tags: set[str] = field(default_factory=set)
    owner: str | None = None


print(signature(Config), Status.__annotations__, Level.__annotations__)
# told
# app/agent.py:6:1: SSG601 [duplicate-definition] Status duplicates the spec's definition
#     |
#   6 | class Status(Enum):
#     | ^^^^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: code reads its annotations, which become others at app/agent.py:25
# app/agent.py:18:1: SSG601 [duplicate-definition] Config duplicates the spec's definition
#     |
#  18 | class Config:
#     | ^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: code reads its annotations, which become others at app/agent.py:25

# file: app/agent.py
from enum import Enum
from typing import NamedTuple


class Status(str, Enum):
    QUEUED = "queued"
    RUNNING = "run"
    PAUSED = "paused"


class Config(NamedTuple):
    name: str
# file: app/manager.py
from dataclasses import dataclass
from enum import Enum

from app.agent import Status as AgentStatus


class Status(Enum):
    RUNNING = "running"
    QUEUED = "queued"
    DONE = "done"


@dataclass(frozen=True)
class Config:
    name: str
    level: int = 1
    retries: int = 0

    def run(self):
        return AgentStatus.PAUSED
# file: app/code.py
from app.agent import Status
from app.manager import Config

Config("a", 1, 2)
Config(name="a", retries=3)
print(Status.PAUSED, Status.QUEUED)
# told
# app/agent.py:5:1: SSG602 [divergent-definition] Status has diverged from the spec: derives from str, Enum, but from Enum in the spec; RUNNING is 'run', but 'running' in the spec; member PAUSED is not in the spec
#     |
#   5 | class Status(str, Enum):
#     | ^^^^^^^^^^^^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - derives from str, Enum, but from Enum in the spec
#             - RUNNING is 'run', but 'running' in the spec
#             - member PAUSED is not in the spec
#             with the spec's in its place these would break:
#             - app/code.py:6: reads Status.PAUSED, which the spec lacks
#             - app/manager.py:20: reads Status.PAUSED, which the spec lacks
# app/agent.py:11:1: SSG602 [divergent-definition] Config has diverged from the spec: its kind is NamedTuple, but dataclass in the spec
#     |
#  11 | class Config(NamedTuple):
#     | ^^^^^^^^^^^^^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - its kind is NamedTuple, but dataclass in the spec
# app/code.py:1:23: SSG609 [stale-import] Status is imported from app.agent, but now defined in the spec
#     |
#   1 | from app.agent import Status
#     |                       ^^^^^^
#     = help: change app.agent first: it has drifted
# app/code.py:2:25: SSG609 [stale-import] Config is imported from app.manager, but now defined in the spec
#     |
#   2 | from app.manager import Config
#     |                         ^^^^^^
#     = help: change app.manager first: it has drifted
# app/manager.py:4:23: SSG609 [stale-import] Status is imported from app.agent, but now defined in the spec
#     |
#   4 | from app.agent import Status as AgentStatus
#     |                       ^^^^^^
#     = help: change app.agent first: it has drifted
# app/manager.py:7:1: SSG602 [divergent-definition] Status has diverged from the spec: the order of the members differs
#     |
#   7 | class Status(Enum):
#     | ^^^^^^^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - the order of the members differs
# app/manager.py:14:1: SSG602 [divergent-definition] Config has diverged from the spec: is frozen, but not in the spec; has the method run, which the spec lacks; the type of level is int, but Level in the spec; field level defaults to 1, but to 'LOW' in the spec; and 2 more
#     |
#  14 | class Config:
#     | ^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - is frozen, but not in the spec
#             - has the method run, which the spec lacks
#             - the type of level is int, but Level in the spec
#             - field level defaults to 1, but to 'LOW' in the spec
#             - field retries is not in the spec
#             - the spec has the field tags
#             with the spec's in its place these would break:
#             - app/code.py:5: passes retries to Config, which the spec lacks

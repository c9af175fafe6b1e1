# file: app/agent.py
from enum import Enum, IntEnum


class Agent: ...


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class Level(IntEnum):
    LOW = 1
    HIGH = 2
# file: app/code.py
import os; from app.agent import Status
print(Status, os)
# output
# file: app/agent.py
from app.ssot.shop_enums import Level as Level
from app.ssot.shop_enums import Status as Status


class Agent: ...
# told
# app/code.py:1:34: SSG609 [stale-import] Status is imported from app.agent, but now defined in the spec
#     |
#   1 | import os; from app.agent import Status
#     |                                  ^^^^^^
#     = help: run `ssotgen migrate --write` to use `from app.ssot.shop_enums import Status`
# note: app/code.py: left as it is: several statements share line 1

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
try:
    from app.agent import Status
except ImportError:
    Status = None
# output
# file: app/agent.py
from app.ssot.shop_enums import Level as Level
from app.ssot.shop_enums import Status as Status


class Agent: ...
# told
# app/code.py:2:27: SSG609 [stale-import] Status is imported from app.agent, but now defined in the spec
#     |
#   2 |     from app.agent import Status
#     |                           ^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its 'try' may be there for the module that it comes from

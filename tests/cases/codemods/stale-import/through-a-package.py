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
# file: app/__init__.py
from .agent import Agent, Status
# file: app/code.py
from app import Agent, Status

print(Agent, Status)
# output
# file: app/__init__.py
from app.ssot.shop_enums import Status

from .agent import Agent
# file: app/agent.py
from app.ssot.shop_enums import Level as Level
from app.ssot.shop_enums import Status as Status


class Agent: ...
# file: app/code.py
from app import Agent
from app.ssot.shop_enums import Status

print(Agent, Status)
# told

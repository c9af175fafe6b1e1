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
from app.agent import Agent, Level, Status as AgentStatus  # noqa: F401
from app.agent import (
    Status,  # where it stands
    # the agent itself
    Agent as TheAgent,
)

print(Agent, Level, AgentStatus, Status, TheAgent)
# output
# file: app/agent.py
from app.ssot.shop_enums import Level as Level
from app.ssot.shop_enums import Status as Status


class Agent: ...
# file: app/code.py
from app.ssot.shop_enums import Level
from app.ssot.shop_enums import Status as AgentStatus
from app.agent import Agent  # noqa: F401
from app.ssot.shop_enums import Status
from app.agent import (
    # the agent itself
    Agent as TheAgent,
)

print(Agent, Level, AgentStatus, Status, TheAgent)
# told
# note: app/code.py:3: a comment goes with its statement: # where it stands

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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.agent import Level


def check(level: "Level"):
    from .agent import Agent, Status

    return Agent, Status


try:
    from app.agent import Agent, Status
except ImportError:
    Agent = Status = None
# output
# file: app/agent.py
from app.ssot.shop_enums import Level as Level
from app.ssot.shop_enums import Status as Status


class Agent: ...
# file: app/code.py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ssot.shop_enums import Level


def check(level: "Level"):
    from app.ssot.shop_enums import Status

    from .agent import Agent

    return Agent, Status


try:
    from app.agent import Agent
    from app.ssot.shop_enums import Status
except ImportError:
    Agent = Status = None
# told

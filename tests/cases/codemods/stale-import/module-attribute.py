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
import app.agent
from app import agent as a

Status = None


def check(x: a.Level) -> bool:
    return x == a.Level.HIGH and app.agent.Status.DONE
# output
# file: app/agent.py
from app.ssot.shop_enums import Level as Level
from app.ssot.shop_enums import Status as Status


class Agent: ...
# file: app/code.py
from app.ssot.shop_enums import Level
from app.ssot.shop_enums import Status as ssot_Status

Status = None


def check(x: Level) -> bool:
    return x == Level.HIGH and ssot_Status.DONE
# told

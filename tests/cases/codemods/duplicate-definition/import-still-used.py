# file: app/agent.py
from enum import Enum


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class Other(Enum):
    ONE = 1
# file: app/code.py
from app.agent import Other, Status
# output
# file: app/agent.py
from enum import Enum

from app.ssot.shop_enums import Status as Status


class Other(Enum):
    ONE = 1
# file: app/code.py
from app.agent import Other
from app.ssot.shop_enums import Status
# told

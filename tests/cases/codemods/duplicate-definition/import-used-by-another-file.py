# file: app/agent.py
from enum import Enum


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
# file: app/code.py
from app.agent import Enum


class Own(Enum):
    ONE = 1
# output
# file: app/agent.py
from enum import Enum

from app.ssot.shop_enums import Status as Status
# told

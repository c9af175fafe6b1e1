# file: app/agent.py
import enum


class Status(enum.Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
# file: app/manager.py
import enum


class Status(enum.Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
# file: app/reader.py
from app import agent


def read(meta):
    return agent, meta.get("enum")
# file: app/other.py
from app import manager


def read():
    return vars(manager).get("enum")
# output
# file: app/agent.py
from app.ssot.shop_enums import Status as Status
# file: app/manager.py
import enum

from app.ssot.shop_enums import Status as Status
# told

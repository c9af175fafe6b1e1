# file: app/agent.py
import os
from enum import Enum
def first():
    return os.name
import app.queue


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


Status.other = Enum
# output
# file: app/agent.py
import os
from enum import Enum
def first():
    return os.name
import app.queue
from app.ssot.shop_enums import Status

Status.other = Enum
# told

# file: app/agent.py
from enum import Enum


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
# file: app/code.py
import sys

sys.path.insert(0, "lib")
from app.agent import Status  # noqa: E402

print(Status.DONE)
# output
# file: app/agent.py
from app.ssot.shop_enums import Status as Status
# file: app/code.py
import sys

sys.path.insert(0, "lib")
from app.ssot.shop_enums import Status  # noqa: E402

print(Status.DONE)
# told

# file: app/agent.py
from enum import Enum


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
# file: app/code.py
from app.agent import Status  # ssotgen: ignore[stale-import] old pickles name it
# output
# file: app/agent.py
from app.ssot.shop_enums import Status as Status
# told

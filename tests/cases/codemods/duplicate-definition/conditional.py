# file: app/agent.py
from enum import Enum

try:
    from other import Status
except ImportError:
    class Status(Enum):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
# told
# app/agent.py:6:5: SSG601 [duplicate-definition] Status is identical to the spec, which replaces it in app.agent
#     |
#   6 |     class Status(Enum):
#     |     ^^^^^
#     = help: import it from app.ssot.shop_enums; no command does that here: it does not stand at the top of its module

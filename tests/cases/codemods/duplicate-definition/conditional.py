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
# app/agent.py:6:5: SSG601 [duplicate-definition] Status duplicates the spec's definition
#     |
#   6 |     class Status(Enum):
#     |     ^^^^^
#     = help: import it from app.ssot.shop_enums; `migrate` cannot do that here: it is not at the top level of its module

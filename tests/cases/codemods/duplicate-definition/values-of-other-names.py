# file: app/agent.py
from enum import Enum, IntEnum

PREFIX = "que"


class Status(Enum):
    QUEUED = PREFIX + "ued"
    RUNNING = "running"
    DONE = "done"


class Level(IntEnum):
    LOW = -MISSING
    HIGH = LOW << FURTHER
# told
# app/agent.py:6:1: SSG602 [divergent-definition] Status has diverged from the spec: the value of QUEUED is computed (PREFIX + 'ued')
#     |
#   6 | class Status(Enum):
#     | ^^^^^^^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - the value of QUEUED is computed (PREFIX + 'ued')
# app/agent.py:12:1: SSG602 [divergent-definition] Level has diverged from the spec: the value of LOW is computed (-MISSING); the value of HIGH is computed (LOW << FURTHER)
#     |
#  12 | class Level(IntEnum):
#     | ^^^^^^^^^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - the value of LOW is computed (-MISSING)
#             - the value of HIGH is computed (LOW << FURTHER)

# file: app/agent.py
from enum import Enum


class Enum:
    pass


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
# told
# app/agent.py:8:1: SSG602 [divergent-definition] Status has diverged from the spec: its kind is app.agent.Enum, but Enum in the spec
#     |
#   8 | class Status(Enum):
#     | ^^^^^^^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - its kind is app.agent.Enum, but Enum in the spec

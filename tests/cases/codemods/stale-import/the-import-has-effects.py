# file: app/agent.py
from enum import Enum

print("the agent is loaded")


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
# file: app/code.py
from app.agent import Status

print(Status.DONE)
# output
# file: app/agent.py
print("the agent is loaded")

from app.ssot.shop_enums import Status as Status
# told
# app/code.py:1:23: SSG609 [stale-import] Status is imported from app.agent, but now defined in the spec
#     |
#   1 | from app.agent import Status
#     |                       ^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: it is the only import here of a module that does something when it is imported

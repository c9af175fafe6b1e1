# file: app/agent.py
def make():
    return object


Enum = make()


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
# file: app/manager.py
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
# app/manager.py:5:1: SSG602 [divergent-definition] Status has diverged from the spec: its kind is app.manager.Enum, but Enum in the spec
#     |
#   5 | class Status(Enum):
#     | ^^^^^^^^^^^^^^^^^^^
#     = help: change the spec or this class until they agree, then run `ssotgen migrate`; they differ:
#             - its kind is app.manager.Enum, but Enum in the spec

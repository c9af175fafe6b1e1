# file: app/agent.py
from enum import Enum, IntEnum


class Agent: ...


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class Level(IntEnum):
    LOW = 1
    HIGH = 2
# file: app/code.py
try:
    from charts import Canvas, draw
    from app.agent import Status
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# output
# file: app/agent.py
from app.ssot.shop_enums import Level as Level
from app.ssot.shop_enums import Status as Status


class Agent: ...
# file: app/code.py
try:
    from charts import Canvas, draw
    from app.ssot.shop_enums import Status
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# told
# app/code.py:4:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   4 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block imports what the spec does not list for the feature (app.ssot.shop_enums.Status)
#             or add `app.ssot.shop_enums: [Status]` to features.charts.imports (spec/shop.yaml:13)

# file: app/agent.py
from enum import (  # what agents need
    Enum,  # for the status
    # auto is for the plugins
    auto,
    # unique is for the plugins too
    unique,  # really
)


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


plugins = auto, unique
# file: app/code.py
# The agent and its status.
from app.agent import Status, plugins

print(Status, plugins)
# file: app/flags.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/main.py
from app.flags import (
    # the flag
    CHARTS_AVAILABLE,  # asked below
    # what draws
    draw  # asked nowhere
)

if CHARTS_AVAILABLE:
    draw()
# output
# file: app/agent.py
from enum import (  # what agents need
    # auto is for the plugins
    auto,
    # unique is for the plugins too
    unique,  # really
)

from app.ssot.shop_enums import Status as Status

plugins = auto, unique
# file: app/code.py
# The agent and its status.
from app.agent import plugins
from app.ssot.shop_enums import Status

print(Status, plugins)
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
# file: app/main.py
from app.flags import (
    # what draws
    draw  # asked nowhere
)
from app.ssot.shop import shop_config

if shop_config.charts_available:
    draw()
# told
# note: app/agent.py:2: a comment goes with its statement: # for the status
# note: app/main.py:2: a comment goes with its statement: # the flag
# note: app/main.py:3: a comment goes with its statement: # asked below

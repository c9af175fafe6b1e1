# file: app/agent.py
from enum import Enum

__all__ = ["run"]


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


def run(): ...
# file: app/manager.py
from enum import Enum

__all__ = ["run"]
__all__ += dir()


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


def run(): ...
# file: app/tools/__init__.py
from app.agent import *
# file: app/other/__init__.py
from app.manager import *
# output
# file: app/agent.py
from app.ssot.shop_enums import Status as Status

__all__ = ["run"]


def run(): ...
# file: app/manager.py
from enum import Enum

from app.ssot.shop_enums import Status as Status

__all__ = ["run"]
__all__ += dir()


def run(): ...
# told

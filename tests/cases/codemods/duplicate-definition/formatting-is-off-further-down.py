# file: app/agent.py
import os
from enum import Enum

import pytest


class Status(Enum):
    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


# fmt: off
TABLE = [os,  pytest]
# fmt: on
# output
# file: app/agent.py
import os

import pytest

from app.ssot.shop_enums import Status as Status

# fmt: off
TABLE = [os,  pytest]
# fmt: on
# told

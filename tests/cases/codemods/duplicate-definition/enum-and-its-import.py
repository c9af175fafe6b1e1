# file: app/agent.py
"""The agent."""

import os
from enum import Enum, IntEnum


# Copied from somewhere.
class Status(Enum):
    """Where it stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"


class Level(IntEnum):
    LOW = 1
    HIGH = 2


# The main thing.
def main():
    return Status.QUEUED, os.sep
# output
# file: app/agent.py
"""The agent."""

import os

from app.ssot.shop_enums import Level as Level
from app.ssot.shop_enums import Status


# The main thing.
def main():
    return Status.QUEUED, os.sep
# told
# note: app/agent.py:7: a comment goes with its statement: # Copied from somewhere.

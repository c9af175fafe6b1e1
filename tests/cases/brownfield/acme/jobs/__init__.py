"""Jobs."""

from .agent import Agent, JobStatus
from .flags import *
from .manager import Manager, Priority as JobPriority

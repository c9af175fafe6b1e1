# file: app/code.py
try:
    from app.runner import Mode, Runner, make
    from app.queue import Queue
    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False


class Job: ...


print(RUNNER_AVAILABLE)
# file: app/runner.py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .code import Job


class Runner: ...


def run(job: "Job"): ...
# output
from app.ssot.shop import shop_config

if shop_config.runner_available:
    from app.runner import Mode, Runner, make
    from app.queue import Queue


class Job: ...


print(shop_config.runner_available)
# told

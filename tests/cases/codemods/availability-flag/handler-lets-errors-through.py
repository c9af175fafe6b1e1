# file: app/code.py
try:
    from app.runner import Runner, Mode, make
    from app.queue import Queue

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False
# file: app/runner.py
import ctypes

LIBRARY = ctypes.CDLL("librunner.so")


class Runner:
    pass
# output
try:
    from app.runner import Runner, Mode, make
    from app.queue import Queue
except ImportError:
    pass
# told
# note: app/code.py:1: the 'try' stays, without RUNNER_AVAILABLE: its handler lets through what its import may raise (app/runner.py:3)

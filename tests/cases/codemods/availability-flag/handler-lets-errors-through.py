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
# told
# app/code.py:5:5: SSG606 [availability-flag] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   5 |     RUNNER_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its handler lets through what its import may raise (app/runner.py:3)

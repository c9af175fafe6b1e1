try:
    from app.runner import Runner, Mode, make
    import json
    from app.queue import Queue

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False
# told
# app/code.py:6:5: SSG606 [availability-flag] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   6 |     RUNNER_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block has a standard library import between those that may fail (line 3)

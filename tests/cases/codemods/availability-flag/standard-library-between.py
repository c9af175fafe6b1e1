try:
    from app.runner import Runner, Mode, make
    import json
    from app.queue import Queue

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False
# output
try:
    from app.runner import Runner, Mode, make
    import json
    from app.queue import Queue
except ImportError:
    pass
# told
# note: app/code.py:1: the 'try' stays, without RUNNER_AVAILABLE: its block has a standard library import between those that may fail (line 3)

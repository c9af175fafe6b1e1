# file: app/code.py
try:
    from app.runner import Mode, Runner, make
    from app.queue import Queue
    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False
print(RUNNER_AVAILABLE)
# file: app/runner.py
from app.helper import help_out


class Runner: ...
# file: app/helper.py
from .code import RUNNER_AVAILABLE


def help_out():
    return RUNNER_AVAILABLE
# told
# app/code.py:4:5: SSG606 [availability-flag] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   4 |     RUNNER_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: no command rewrites it here: its feature would import this module again: app.runner -> app.helper -> app.code
# app/code.py:7:7: SSG608 [flag-use] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   7 | print(RUNNER_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: no command rewrites it here: its feature would import this module again: app.runner -> app.helper -> app.code
# app/helper.py:1:19: SSG607 [flag-import] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   1 | from .code import RUNNER_AVAILABLE
#     |                   ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write` to use `shop_config.runner_available` instead
# app/helper.py:5:12: SSG608 [flag-use] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   5 |     return RUNNER_AVAILABLE
#     |            ^^^^^^^^^^^^^^^^
#     = help: no command rewrites it here: its feature would import this module again: app.runner -> app.helper -> app.code

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
# app/code.py:4:5: SSG606 [availability-flag] RUNNER_AVAILABLE is an availability flag of the feature 'runner'
#     |
#   4 |     RUNNER_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: no command rewrites it here: its feature would import this module again: app.runner -> app.helper -> app.code
# app/code.py:7:7: SSG608 [flag-use] RUNNER_AVAILABLE says whether the feature 'runner' is there
#     |
#   7 | print(RUNNER_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.runner_available
# app/helper.py:1:19: SSG607 [flag-import] RUNNER_AVAILABLE is the flag of the feature 'runner' that app.code sets
#     |
#   1 | from .code import RUNNER_AVAILABLE
#     |                   ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.runner_available
# app/helper.py:5:12: SSG608 [flag-use] RUNNER_AVAILABLE says whether the feature 'runner' is there
#     |
#   5 |     return RUNNER_AVAILABLE
#     |            ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.runner_available

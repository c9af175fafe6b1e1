try:
    from app.runner import Runner, Mode, make
    from app.queue import Queue

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False


def main():
    return Runner()
# told
# app/code.py:5:5: SSG606 [availability-flag] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   5 |     RUNNER_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block imports several modules, and a name of the first one is read without a test at app/code.py:11

try:
    from app.runner import Runner, Mode, make
    from app.queue import Queue

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False


def main():
    return Runner()
# output
try:
    from app.runner import Runner, Mode, make
    from app.queue import Queue
except ImportError:
    pass


def main():
    return Runner()
# told
# note: app/code.py:1: the 'try' stays, without RUNNER_AVAILABLE: its block imports several modules, and a name of the first one is read without a test at app/code.py:11

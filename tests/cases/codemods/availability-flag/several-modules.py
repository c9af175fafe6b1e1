try:
    from app.runner import Runner, Mode, make
    from app.queue import Queue

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False


def main():
    if not RUNNER_AVAILABLE:
        return None
    return make(Runner, Queue)


def other():
    return Runner(Mode) if RUNNER_AVAILABLE else None
# output
from app.ssot.shop import shop_config

if shop_config.runner_available:
    from app.runner import Runner, Mode, make
    from app.queue import Queue


def main():
    if not shop_config.runner_available:
        return None
    return make(Runner, Queue)


def other():
    return Runner(Mode) if shop_config.runner_available else None
# told

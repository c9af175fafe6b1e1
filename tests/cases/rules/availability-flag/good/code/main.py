try:
    from other import Runner

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False

RUNNER_MISSING = not RUNNER_AVAILABLE

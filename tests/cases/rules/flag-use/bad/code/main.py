try:
    from runner import Runner

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False

try:
    from runner import Runner

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False


def check():
    try:
        import runner
    except ImportError:
        has_runner = False
    else:
        has_runner = True
        return runner
    return has_runner

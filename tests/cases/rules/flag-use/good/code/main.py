try:
    from runner import Runner

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False


def last(numbers):
    [[RUNNER_AVAILABLE := number for number in numbers] for _ in range(2)]
    return RUNNER_AVAILABLE

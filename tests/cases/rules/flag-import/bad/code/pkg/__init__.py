from main import RUNNER_AVAILABLE as HAS_RUNNER

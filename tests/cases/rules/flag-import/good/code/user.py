from main import RUNNER_AVAILABLE

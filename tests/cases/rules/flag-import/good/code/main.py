RUNNER_AVAILABLE = "on request"

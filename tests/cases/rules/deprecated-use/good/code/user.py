from jobs.ssot.jobs import jobs_config
from jobs.ssot.jobs_enums import JobStatus


def check(jobs_config_):
    return JobStatus.RUNNING, jobs_config.runner_available, jobs_config_.old_runner_available

from jobs.ssot.jobs import is_old_runner_available, jobs_config
from jobs.ssot.jobs_enums import JobStatus as Status

print(Status.STOPPED, Status.RUNNING)
print(jobs_config.old_runner_available, is_old_runner_available())

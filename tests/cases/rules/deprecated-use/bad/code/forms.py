import jobs.ssot.jobs
import jobs.ssot.jobs_enums
import jobs.ssot.jobs_enums as enums
from jobs.ssot import jobs_enums, jobs_enums as again
from jobs.ssot.jobs_enums import *
from jobs.ssot.jobs_enums import JobStatus

print(jobs.ssot.jobs_enums.JobStatus.STOPPED, jobs.ssot.jobs_enums.JobStatus["STOPPED"])
print(enums.JobStatus.STOPPED, enums.JobStatus["STOPPED"])
print(jobs_enums.JobStatus.STOPPED, again.JobStatus["STOPPED"])
print(JobStatus.STOPPED, JobStatus["STOPPED"])
print(jobs.ssot.jobs.jobs_config.old_runner_available)


def inside():
    from jobs.ssot.jobs_enums import JobStatus as Status

    return Status["STOPPED"], JobStatus["RUNNING"]

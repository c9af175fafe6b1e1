from jobs.ssot.jobs_enums import JobStatus

print(JobStatus.QUEUED)

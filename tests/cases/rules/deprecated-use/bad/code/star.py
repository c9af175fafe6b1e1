from jobs.ssot.jobs_enums import *

print(JobStatus.STOPPED, JobStatus["STOPPED"], JobStatus("stopped"))

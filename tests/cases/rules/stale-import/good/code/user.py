from jobs.ssot.jobs_enums import JobStatus
from other import JobConfig

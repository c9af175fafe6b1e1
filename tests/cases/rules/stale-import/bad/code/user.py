import jobs.agent
from jobs import Status

print(jobs.agent.JobStatus, Status)

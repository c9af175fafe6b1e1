from .agent import JobStatus as Status

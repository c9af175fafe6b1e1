from acme.ssot.jobs_enums import JobStatus


class Other:
    QUEUED = DONE = FAILED = None


SOME = {JobStatus.DONE: "Done", JobStatus.FAILED: "Failed"}
OTHER = {JobStatus.QUEUED: "q", JobStatus.DONE: "d", JobStatus.FAILED: "f"}
MADE = {each: each.label for each in JobStatus}
NOT_OURS = {Other.QUEUED: "In the queue", Other.DONE: "Done", Other.FAILED: "Failed"}
MORE = {**MADE, JobStatus.QUEUED: "In the queue"}

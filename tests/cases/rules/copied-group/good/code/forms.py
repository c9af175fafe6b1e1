from acme.ssot.jobs_enums import JobStatus


class Other:
    DONE = FAILED = None


ORDER = [JobStatus.DONE, JobStatus.FAILED]


def is_over(status):
    first = status in (JobStatus.DONE,) or status in (JobStatus.DONE, JobStatus.QUEUED)
    second = status in (Other.DONE, Other.FAILED) or status in JobStatus.terminal()
    for each in (JobStatus.DONE, JobStatus.FAILED):
        print(each)
    return first, second, status in (JobStatus.DONE, JobStatus.FAILED, None)


def is_open(job, status, JobStatus):
    first = job.status == JobStatus.DONE or status == JobStatus.FAILED
    second = status == JobStatus.DONE or status is JobStatus.FAILED
    third = status() == JobStatus.DONE or status() == JobStatus.FAILED
    return first, second, third, status == JobStatus.DONE and status == JobStatus.FAILED

import acme.ssot.jobs_enums
from acme.ssot.jobs_enums import JobStatus as S, Right

FINAL = frozenset({S.DONE, S.FAILED})
LISTED = frozenset((S.BROKEN, S.DONE))
ASSIGNED = (S.BROKEN, S.DONE)


def is_over(status, other):
    if status in (S.DONE, S.FAILED) and other not in [S.FAILED, S.DONE, S.BROKEN]:
        return True
    return status in {
        acme.ssot.jobs_enums.JobStatus.FAILED,
        acme.ssot.jobs_enums.JobStatus.DONE,
    } or other in (Right.WRITE,)


def is_open(job, status):
    if job.status == S.DONE or job.status == S.FAILED:
        return False
    return not (status == S.BROKEN or status == S.DONE) and (
        job.status != S.DONE and job.status != S.FAILED
    )

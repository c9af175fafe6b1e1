import acme.ssot.jobs_enums as facts
from acme.ssot.jobs_enums import Colour, JobStatus, JobStatus as S, Right

LABELS = {
    JobStatus.QUEUED: "In the queue",
    JobStatus.DONE: "Done",
    JobStatus.FAILED: "Failed",
}
OTHER_ORDER = {S.DONE: "Done", S.QUEUED: "In the queue", S.BROKEN: "Failed"}
COLOURS: dict[JobStatus, Colour] = {
    S.QUEUED: Colour.GREY, S.DONE: facts.Colour.GREEN, S.FAILED: Colour.GREY
}
DIFFERENT = {S.QUEUED: "In the queue", S.DONE: "Ready", S.BROKEN: "Failed"}
RIGHTS = {Right.READ: "Read", Right.WRITE: "Write"}


class Form:
    weights = {S.QUEUED: 1.0, S.DONE: 2, S.FAILED: 0.5}

    def price(self, status, Decimal):
        return {S.QUEUED: Decimal("1.50"), S.DONE: Decimal('1.50'), S.FAILED: Decimal("2")}[status]

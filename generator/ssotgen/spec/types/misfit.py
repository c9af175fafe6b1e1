"""What does not fit in a value of the spec, and where."""

from __future__ import annotations

from enum import Enum

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.hints import AnyHint
from ssotgen.diagnostics.record import record
from ssotgen.spec.yaml.document import Mark, YamlMapping, YamlSequence
from ssotgen.spec.yaml.plain_scalars import is_misread


class Fault(Enum):
    """What kind of misfit it is, so that each rule reports its own."""

    TYPE = "type"
    MEMBER = "member"
    LIMIT = "limit"
    MISREAD = "misread"
    """The reader has reported it; the hint is what fits the type."""


@record
class Misfit:
    """One thing in a value that does not fit, with the message without the name of its field."""

    fault: Fault
    location: Location
    message: str
    hint: AnyHint = ""


@record
class Place:
    """Where a value is and how it was written."""

    location: Location
    mark: Mark | None

    @staticmethod
    def under(node: YamlMapping, key: str) -> Place:
        """Return the place of the value of `key`."""
        return Place(node.at(key), node.marks.get(key))

    @staticmethod
    def item(node: YamlSequence, index: int) -> Place:
        """Return the place of an item."""
        return Place(node.at(index), node.marks[index])

    @property
    def was_misread(self) -> bool:
        """Whether the reader has already reported the value."""
        mark = self.mark
        return mark is not None and mark.plain and mark.text is not None and is_misread(mark.text)

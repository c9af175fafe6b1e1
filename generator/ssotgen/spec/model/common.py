"""What entries of every kind may have."""

from __future__ import annotations

from ssotgen.diagnostics.finding import Location
from ssotgen.diagnostics.record import field, record
from ssotgen.spec.yaml.document import YamlMapping


@record
class Text:
    """A piece of text of the spec (a name in a list, say) and where it is."""

    text: str
    location: Location


@record
class Deprecation:
    """`deprecated`: since which version, what to use instead, and why; all but `since` optional.

    `remove_in` is the version, `remove_after` the date (ISO 8601) at which it is to be gone.
    """

    since: str
    use: str
    reason: str
    location: Location
    source: YamlMapping | None = field(repr=False, compare=False)
    remove_in: str = ""
    remove_after: str = ""

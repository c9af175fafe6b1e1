"""The names that the module with the enums takes from its private runtime module."""

from __future__ import annotations

from dataclasses import dataclass

RUNTIME = "_runtime"
"""What the module calls its runtime module. No name of a spec begins with an underscore."""


@dataclass(frozen=True, slots=True)
class ScalarHelpers:
    """The functions for one scalar type.

    `write` and `check` are empty where the value itself is plain data, and where it is enough to
    ask for its exact type. `write_optional` is as `write` and leaves None as it is. `sort` puts
    plain values of a set in order.
    """

    read: str
    write: str = ""
    write_optional: str = ""
    check: str = ""
    sort: str = "sorted"


SCALAR_HELPERS = {
    "str": ScalarHelpers("read_str"),
    "int": ScalarHelpers("read_int"),
    "float": ScalarHelpers("read_float", check="is_float", sort="sort_floats"),
    "bool": ScalarHelpers("read_bool"),
    "Any": ScalarHelpers("read_any", "copy_plain", "copy_plain", "is_plain"),
    "datetime": ScalarHelpers("read_datetime", "datetime_text", "datetime_text_or_none"),
    "timedelta": ScalarHelpers(
        "read_timedelta", "timedelta_seconds", "timedelta_seconds_or_none", "is_timedelta"
    ),
}
"""The functions for each scalar type, by its name."""


class RuntimeNames:
    """Turns names of the runtime module into source and remembers them."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def __call__(self, name: str) -> str:
        """Return the source that names a definition of the runtime module."""
        self.used.add(name)
        return f"{RUNTIME}.{name}"

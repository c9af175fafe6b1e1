"""The names that the module with the enums takes from its private runtime module."""

from __future__ import annotations

RUNTIME = "_runtime"
"""What the module calls its runtime module. No name of a spec begins with an underscore."""


class RuntimeNames:
    """Turns names of the runtime module into source and remembers them."""

    def __init__(self) -> None:
        self.used: set[str] = set()

    def __call__(self, name: str) -> str:
        """Return the source that names a definition of the runtime module."""
        self.used.add(name)
        return f"{RUNTIME}.{name}"

"""The project that tests of its own outputs begin with."""

from support.custom_outputs import folder

__all__ = ["folder"]

"""The fixture that every test of the engine begins with."""

from support.engine_project import make

__all__ = ["make"]

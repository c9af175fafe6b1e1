"""Extracting: makes a spec of the enums, dataclasses and flag blocks that a codebase has."""

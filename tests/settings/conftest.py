"""The workspace that tests of several projects begin with."""

from support.workspaces import pristine, workspace

__all__ = ["pristine", "workspace"]

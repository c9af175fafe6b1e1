"""What `validate` does: read the spec and return all that is wrong with it."""

from __future__ import annotations

from ssotgen.app.result import Result
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec


def validate(settings: Settings) -> Result:
    """Return all that is wrong with the spec."""
    return Result(load_spec(settings).findings)

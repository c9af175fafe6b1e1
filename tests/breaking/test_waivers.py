"""A waiver ends on a day, or with a version."""

from __future__ import annotations

import pytest

from ssotgen.breaking.waivers import Waiver
from ssotgen.diagnostics.finding import Location


@pytest.mark.parametrize(
    ("version", "is_expired"),
    [("", False), ("1.9", False), ("2.0", True), ("2.0.1", True)],
)
def test_a_waiver_ends_when_its_version_is_reached(version: str, is_expired: bool) -> None:
    waiver = Waiver("member-removed Grade.FINE", "2.0", "Nobody uses it.", Location("waivers.yaml"))
    assert waiver.is_expired(version) is is_expired

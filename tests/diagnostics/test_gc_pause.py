"""The garbage collector is as it was after a command, whatever happened in it."""

from __future__ import annotations

import gc

import pytest

from ssotgen.diagnostics.gc_pause import gc_paused


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_put_back(enabled: bool) -> None:
    was_enabled = gc.isenabled()

    @gc_paused()
    def fail() -> None:
        assert not gc.isenabled()
        raise ValueError

    try:
        (gc.enable if enabled else gc.disable)()
        for _ in range(2):
            with pytest.raises(ValueError):
                fail()
            assert gc.isenabled() is enabled
        with gc_paused(), gc_paused():
            pass
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()

"""The garbage collector, held off while much is made and little thrown away.

It would walk a spec that only grows, again and again, and find nothing; importing makes it run too.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Keep the collector from running in a block, or in a function that this decorates; it is put
    back as it was whatever happens."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()

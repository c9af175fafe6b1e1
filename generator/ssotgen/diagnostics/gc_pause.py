"""The garbage collector, paused while much is made and little thrown away.

It would walk a spec that only grows, again and again, and find nothing; importing makes it run too.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused(*, until_exit: bool = False) -> Iterator[None]:
    """Keep the collector from running in a block, or in a function that this decorates; it is put
    back as it was whatever happens.

    `until_exit` says that the process will soon end: what the block made is not walked through
    afterwards either, and what it threw away is left to the end, but for what a `gc.collect()`
    finds.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if until_exit:
                # All there is becomes old, and nothing is left that would make the collector run.
                gc.freeze()
                gc.unfreeze()
            gc.enable()

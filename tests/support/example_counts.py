"""How many examples a property test tries: few in a usual run, many in that of .ci/run."""

from __future__ import annotations

import os

_MANY = os.environ.get("SSOTGEN_EXAMPLES") == "many"


def examples(few: int, many: int) -> int:
    """Return `many` where the environment variable SSOTGEN_EXAMPLES is `many`, else `few`."""
    return many if _MANY else few

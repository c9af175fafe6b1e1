# file: app/code.py
"""Code."""

import os

# Charts come with an extra.
try:  # optional
    # the drawing
    from charts import Canvas, draw  # fast

    #: Whether charts can be drawn.
    CHARTS_AVAILABLE = True  # read by plugins
except ImportError:  # pragma: no cover
    # the small build
    CHARTS_AVAILABLE = False  # nothing is drawn
# That was that.

__all__ = ["CHARTS_AVAILABLE"]
# file: app/more.py
#: Whether charts can be drawn.
CHARTS_AVAILABLE = False

# The block.
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    # Nothing to do.
    pass

__all__ = ["CHARTS_AVAILABLE"]
# output
# file: app/code.py
"""Code."""

import os

from app.ssot.shop import shop_config

# Charts come with an extra.
if shop_config.charts_available:  # optional
    # the drawing
    from charts import Canvas, draw  # fast
#: Whether charts can be drawn.
CHARTS_AVAILABLE = shop_config.charts_available  # read by plugins
# That was that.

__all__ = ["CHARTS_AVAILABLE"]
# file: app/more.py
from app.ssot.shop import shop_config

# The block.
if shop_config.charts_available:
    from charts import Canvas, draw
#: Whether charts can be drawn.
CHARTS_AVAILABLE = shop_config.charts_available

__all__ = ["CHARTS_AVAILABLE"]
# told
# note: app/code.py:11: CHARTS_AVAILABLE stays as an alias: __all__ lists it at app/code.py:17
# note: app/more.py:8: CHARTS_AVAILABLE stays as an alias: __all__ lists it at app/more.py:13
# note: app/code.py:13: a comment goes with its statement: # the small build
# note: app/code.py:14: a comment goes with its statement: # nothing is drawn
# note: app/more.py:10: a comment goes with its statement: # Nothing to do.

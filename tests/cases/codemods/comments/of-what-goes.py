import os

# JSON is optional: the small build comes without it.
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True  # found
    # end of the try
except ImportError:
    # See the README for the small build.
    CHARTS_AVAILABLE = False  # type: ignore
print(os.sep)
# output
import os

from app.ssot.shop import shop_config

# JSON is optional: the small build comes without it.
if shop_config.charts_available:
    from charts import Canvas, draw
    # end of the try
print(os.sep)
# told
# note: app/code.py:7: a comment goes with its statement: # found
# note: app/code.py:10: a comment goes with its statement: # See the README for the small build.

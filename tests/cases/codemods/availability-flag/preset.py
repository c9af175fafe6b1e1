import sys

# Set below.
CHARTS_AVAILABLE = False
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    pass

print(CHARTS_AVAILABLE, sys.argv)
# output
import sys

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw

print(shop_config.charts_available, sys.argv)
# told
# note: app/code.py:3: a comment goes with its statement: # Set below.

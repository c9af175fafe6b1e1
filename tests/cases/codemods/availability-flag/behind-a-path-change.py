"""A script."""
import sys

sys.path.insert(0, "lib")
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# output
"""A script."""
import sys

sys.path.insert(0, "lib")

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
print(shop_config.charts_available)
# told

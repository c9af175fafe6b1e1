import logging

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError as e:
    logging.warning("no charts: %s", e)
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# output
import logging

from app.ssot.shop import shop_config

try:
    from charts import Canvas, draw
except ImportError as e:
    logging.warning("no charts: %s", e)
print(shop_config.charts_available)
# told
# note: app/code.py:3: the 'try' stays, without CHARTS_AVAILABLE: its block uses the exception in its handler (line 7)

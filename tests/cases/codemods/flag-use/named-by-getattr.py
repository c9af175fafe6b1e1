# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
from app import flags

print(getattr(flags, "CHARTS_AVAILABLE", False))
# output
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# note: app/flags.py:3: CHARTS_AVAILABLE stays as an alias: a string reads it at app/code.py:3

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False

print(f"{CHARTS_AVAILABLE=}", f"{CHARTS_AVAILABLE}")
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available

print(f"{CHARTS_AVAILABLE=}", f"{shop_config.charts_available}")
# told
# note: app/code.py:4: CHARTS_AVAILABLE stays as an alias: an f-string shows its name at app/code.py:8

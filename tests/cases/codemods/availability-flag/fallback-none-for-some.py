try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
    # Nothing draws.
    draw = None
print(CHARTS_AVAILABLE)
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
else:
    # Nothing draws.
    draw = None
print(shop_config.charts_available)
# told

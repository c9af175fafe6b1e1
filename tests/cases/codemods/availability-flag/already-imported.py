from app.ssot.shop import shop_config

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE, shop_config.runner_available)
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
print(shop_config.charts_available, shop_config.runner_available)
# told

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE: bool = True
except (ImportError, ModuleNotFoundError):
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
print(shop_config.charts_available)
# told

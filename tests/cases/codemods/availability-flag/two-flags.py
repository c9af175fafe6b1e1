try:
    from charts import Canvas, draw
    HAS_CHARTS = CAN_DRAW = True
except ImportError:
    HAS_CHARTS = CAN_DRAW = False
print(HAS_CHARTS, CAN_DRAW)
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
print(shop_config.charts_available, shop_config.charts_available)
# told

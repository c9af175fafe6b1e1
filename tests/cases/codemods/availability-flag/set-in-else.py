try:
    from charts import Canvas, draw
except ImportError:
    draw = None
    CHARTS_AVAILABLE = False
else:
    CHARTS_AVAILABLE = True
    draw("ready")
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
    draw("ready")
else:
    draw = None
# told

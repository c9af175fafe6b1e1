# unsafe
try:
    from charts import Canvas, draw

    Palette = Canvas.Palette
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw

    Palette = Canvas.Palette
# told

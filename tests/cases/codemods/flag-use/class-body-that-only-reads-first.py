try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


class Settings:
    CHARTS_AVAILABLE = not CHARTS_AVAILABLE
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw


class Settings:
    CHARTS_AVAILABLE = not shop_config.charts_available
# told

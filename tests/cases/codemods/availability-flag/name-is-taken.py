try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


def check(shop_config):
    return CHARTS_AVAILABLE and shop_config
# output
from app.ssot.shop import shop_config as ssot_shop_config

if ssot_shop_config.charts_available:
    from charts import Canvas, draw


def check(shop_config):
    return ssot_shop_config.charts_available and shop_config
# told

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


def picture():
    if CHARTS_AVAILABLE:
        return draw(Canvas())
    return None
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw


def picture():
    if shop_config.charts_available:
        return draw(Canvas())
    return None
# told

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


def picture(kind):
    match kind:
        case "plain":
            return CHARTS_AVAILABLE
        case "rich" if CHARTS_AVAILABLE:
            return draw(Canvas())
        case _:
            return None
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw


def picture(kind):
    match kind:
        case "plain":
            return shop_config.charts_available
        case "rich" if shop_config.charts_available:
            return draw(Canvas())
        case _:
            return None
# told

try:
    from charts import Canvas, draw
    CHARTS_MISSING = False
except ImportError:
    CHARTS_MISSING = True


def check(items, flag=CHARTS_MISSING):
    if CHARTS_MISSING:
        raise SystemExit
    if not CHARTS_MISSING and items:
        return [CHARTS_MISSING, CHARTS_MISSING == flag]
    return not CHARTS_MISSING
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw


def check(items, flag=not shop_config.charts_available):
    if not shop_config.charts_available:
        raise SystemExit
    if shop_config.charts_available and items:
        return [not shop_config.charts_available, (not shop_config.charts_available) == flag]
    return shop_config.charts_available
# told

__all__ = ["CHARTS_AVAILABLE", "check"]

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


def check():
    return CHARTS_AVAILABLE
# output
from app.ssot.shop import shop_config

__all__ = ["CHARTS_AVAILABLE", "check"]

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available


def check():
    return shop_config.charts_available
# told
# note: app/code.py:5: CHARTS_AVAILABLE stays as an alias: __all__ lists it at app/code.py:1

import sys

if sys.platform != "win32":
    try:
        from charts import Canvas, draw
        CHARTS_AVAILABLE = True
    except ImportError:
        CHARTS_AVAILABLE = False


def picture():
    return CHARTS_AVAILABLE
# output
import sys

from app.ssot.shop import shop_config

if sys.platform != "win32":
    if shop_config.charts_available:
        from charts import Canvas, draw
    CHARTS_AVAILABLE = shop_config.charts_available


def picture():
    return CHARTS_AVAILABLE
# told
# note: app/code.py:6: CHARTS_AVAILABLE stays as an alias: its block is inside 'if'

# unsafe
import traceback

CHARTS_IMP_ERR = None
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_IMP_ERR = traceback.format_exc()
    CHARTS_AVAILABLE = False


def main(fail):
    if not CHARTS_AVAILABLE:
        fail(exception=CHARTS_IMP_ERR)
    return draw
# output
import traceback

from app.ssot.shop import shop_config

CHARTS_IMP_ERR = None
try:
    from charts import Canvas, draw
except ImportError:
    CHARTS_IMP_ERR = traceback.format_exc()


def main(fail):
    if not shop_config.charts_available:
        fail(exception=CHARTS_IMP_ERR)
    return draw
# told
# note: app/code.py:4: the 'try' stays, without CHARTS_AVAILABLE: its block looks at the exception in its handler (line 9)

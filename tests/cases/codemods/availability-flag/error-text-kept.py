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
from app.ssot.shop import shop_config

CHARTS_IMP_ERR = None
if shop_config.charts_available:
    from charts import Canvas, draw
else:
    CHARTS_IMP_ERR = shop_config.get_import_errors()["charts"]


def main(fail):
    if not shop_config.charts_available:
        fail(exception=CHARTS_IMP_ERR)
    return draw
# told

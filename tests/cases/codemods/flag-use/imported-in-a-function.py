# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
def check():
    from app.flags import CHARTS_AVAILABLE

    return CHARTS_AVAILABLE


def again():
    from app.flags import CHARTS_AVAILABLE, draw
    return CHARTS_AVAILABLE and draw
# output
# file: app/code.py
def check():
    from app.ssot.shop import shop_config

    return shop_config.charts_available


def again():
    from app.flags import draw
    from app.ssot.shop import shop_config
    return shop_config.charts_available and draw
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
# told

CHARTS_AVAILABLE = None
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


def main():
    return draw() if CHARTS_AVAILABLE else None
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw


def main():
    return draw() if shop_config.charts_available else None
# told

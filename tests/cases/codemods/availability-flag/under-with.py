import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    try:
        from charts import Canvas, draw
        CHARTS_AVAILABLE = True
    except ImportError:
        CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# output
import warnings

from app.ssot.shop import shop_config

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    if shop_config.charts_available:
        from charts import Canvas, draw
print(shop_config.charts_available)
# told

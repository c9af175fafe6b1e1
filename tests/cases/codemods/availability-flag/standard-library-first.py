# Charts are optional.
try:
    import json

    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False

print(json.dumps(CHARTS_AVAILABLE))
# output
import json

from app.ssot.shop import shop_config

# Charts are optional.
if shop_config.charts_available:
    from charts import Canvas, draw

print(json.dumps(shop_config.charts_available))
# told

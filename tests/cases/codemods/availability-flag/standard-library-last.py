try:
    from charts import Canvas, draw
    import json

    CHARTS_AVAILABLE = True
except ImportError:
    json = None
    CHARTS_AVAILABLE = False
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
    import json
else:
    json = None
# told

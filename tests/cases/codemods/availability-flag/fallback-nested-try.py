try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
    try:
        from old_charts import draw
    except ImportError:
        draw = None
print(CHARTS_AVAILABLE)
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
else:
    try:
        from old_charts import draw
    except ImportError:
        draw = None
print(shop_config.charts_available)
# told

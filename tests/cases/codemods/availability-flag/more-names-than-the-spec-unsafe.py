# unsafe
try:
    from charts import Canvas, Palette, draw
    import charts.colours

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, Palette, draw
    import charts.colours
# told

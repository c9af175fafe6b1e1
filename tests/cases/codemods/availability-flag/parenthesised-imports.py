try:
    from charts import (  # drawn by hand before
        Canvas,
        draw,  # the pen
    )
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import (  # drawn by hand before
        Canvas,
        draw,  # the pen
    )
print(shop_config.charts_available)
# told

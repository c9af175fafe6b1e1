from unittest.mock import Mock

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False

    class Canvas:
        """Stands in."""

    def draw(canvas):
        return None

    pen = lambda: None
    brush = Mock()
print(CHARTS_AVAILABLE)
# output
from unittest.mock import Mock

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
else:

    class Canvas:
        """Stands in."""

    def draw(canvas):
        return None

    pen = lambda: None
    brush = Mock()
print(shop_config.charts_available)
# told

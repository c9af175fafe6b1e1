# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
from .flags import CHARTS_AVAILABLE as HAS_CHARTS
from .flags import draw

print(HAS_CHARTS)
# file: app/sub/code.py
from ..flags import CHARTS_AVAILABLE, draw

print(CHARTS_AVAILABLE, draw)
# output
# file: app/code.py
from app.ssot.shop import shop_config

from .flags import draw

print(shop_config.charts_available)
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
# file: app/sub/code.py
from app.ssot.shop import shop_config

from ..flags import draw

print(shop_config.charts_available, draw)
# told

# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
from app.flags import *

print(CHARTS_AVAILABLE)
# output
# file: app/code.py
from app.flags import *
from app.ssot.shop import shop_config

print(shop_config.charts_available)
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
# told

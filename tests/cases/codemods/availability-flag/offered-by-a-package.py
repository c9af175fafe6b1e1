# file: app/__init__.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
from app import CHARTS_AVAILABLE

print(CHARTS_AVAILABLE)
# output
# file: app/__init__.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# file: app/code.py
from app.ssot.shop import shop_config

print(shop_config.charts_available)
# told
# note: app/__init__.py:3: CHARTS_AVAILABLE stays as an alias: a package offers it to outside code

# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/__init__.py
from .flags import CHARTS_AVAILABLE as CHARTS
# file: app/sub/__init__.py
from app import *
# file: app/code.py
from app.sub import CHARTS

print(CHARTS)
# output
# file: app/code.py
from app.ssot.shop import shop_config

print(shop_config.charts_available)
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# note: app/flags.py:3: CHARTS_AVAILABLE stays as an alias: an import passes it on at app/__init__.py:1

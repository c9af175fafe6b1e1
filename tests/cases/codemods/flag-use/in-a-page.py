# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
from app.flags import CHARTS_AVAILABLE

print(CHARTS_AVAILABLE)
# file: README.md
Set CHARTS_AVAILABLE by hand.
# output
# file: app/code.py
from app.ssot.shop import shop_config

print(shop_config.charts_available)
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
# told
# note: README.md:1: still names CHARTS_AVAILABLE

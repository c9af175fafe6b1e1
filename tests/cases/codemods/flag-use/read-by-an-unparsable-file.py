# file: app/flags.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/old.py
from app.flags import CHARTS_AVAILABLE
print "python 2", CHARTS_AVAILABLE
# output
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# note: app/flags.py:4: CHARTS_AVAILABLE stays as an alias: a file that cannot be parsed names it at app/old.py:1, app/old.py:2

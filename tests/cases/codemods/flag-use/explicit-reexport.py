# file: app/flags.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/api.py
from app.flags import CHARTS_AVAILABLE as CHARTS_AVAILABLE

print(CHARTS_AVAILABLE)
# file: app/lazy.py
def __getattr__(name):
    from app import flags

    return getattr(flags, name)
# output
# file: app/api.py
from app.flags import CHARTS_AVAILABLE as CHARTS_AVAILABLE
from app.ssot.shop import shop_config

print(shop_config.charts_available)
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# note: app/flags.py:4: CHARTS_AVAILABLE stays as an alias: an import passes it on at app/api.py:1; all names of its module are read at app/lazy.py:4

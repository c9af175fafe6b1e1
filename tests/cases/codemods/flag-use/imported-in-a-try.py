# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
try:
    from app.flags import CHARTS_AVAILABLE
except ImportError:
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# output
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# note: app/flags.py:3: CHARTS_AVAILABLE stays as an alias: an import of it is not rewritten at app/code.py:2; it is bound again at app/code.py:4; a read of it is not rewritten at app/code.py:5

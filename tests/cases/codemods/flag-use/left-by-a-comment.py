# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
from app.flags import CHARTS_AVAILABLE

print(CHARTS_AVAILABLE)
print(CHARTS_AVAILABLE)  # ssotgen: ignore[flag-use] shown as it was at the start
# output
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# app/code.py:4:26: SSG492 [suppression-unused] warning: the suppression of flag-use suppresses nothing on this line
#     |
#   4 | print(CHARTS_AVAILABLE)  # ssotgen: ignore[flag-use] shown as it was at the start
#     |                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#     = help: remove it, or move it to the line of the finding
# note: app/flags.py:3: CHARTS_AVAILABLE stays as an alias: a read of it is not rewritten at app/code.py:4

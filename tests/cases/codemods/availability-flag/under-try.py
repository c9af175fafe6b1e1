try:
    try:
        from charts import Canvas, draw
        CHARTS_AVAILABLE = True
    except ImportError:
        CHARTS_AVAILABLE = False
    print(CHARTS_AVAILABLE)
finally:
    print("done")
# output
from app.ssot.shop import shop_config

try:
    if shop_config.charts_available:
        from charts import Canvas, draw
    CHARTS_AVAILABLE = shop_config.charts_available
    print(CHARTS_AVAILABLE)
finally:
    print("done")
# told
# note: app/code.py:4: CHARTS_AVAILABLE stays as an alias: its block is inside 'try'

import logging

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except Exception as e:  # whatever it is
    logging.info("no charts")
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# output
import logging

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
else:  # whatever it is
    logging.info("no charts")
print(shop_config.charts_available)
# told

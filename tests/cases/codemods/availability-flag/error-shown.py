# unsafe
import logging

try:
    from charts import Canvas, draw
except ImportError as error:
    CHARTS_AVAILABLE = False
    logging.info("no charts: %s", error)
    reason = str(error)
    print(f"no charts ({error})")
else:
    CHARTS_AVAILABLE = True
# output
import logging

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
else:
    logging.info("no charts: %s", shop_config.get_import_errors()["charts"])
    reason = shop_config.get_import_errors()["charts"]
    print(f"no charts ({shop_config.get_import_errors()['charts']})")
# told

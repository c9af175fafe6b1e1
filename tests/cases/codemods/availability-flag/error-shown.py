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

try:
    from charts import Canvas, draw
except ImportError as error:
    logging.info("no charts: %s", error)
    reason = str(error)
    print(f"no charts ({error})")
# told
# note: app/code.py:3: the 'try' stays, without CHARTS_AVAILABLE: its block uses the exception in its handler (line 7)

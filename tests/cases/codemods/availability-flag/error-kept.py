try:
    from charts import Canvas, draw
except ImportError as error:
    CHARTS_AVAILABLE = False
    CHARTS_ERROR = error
else:
    CHARTS_AVAILABLE = True
# output
try:
    from charts import Canvas, draw
except ImportError as error:
    CHARTS_ERROR = error
# told
# note: app/code.py:1: the 'try' stays, without CHARTS_AVAILABLE: its block uses the exception in its handler (line 5)

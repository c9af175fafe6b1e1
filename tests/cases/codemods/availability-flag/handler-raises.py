try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
    raise
# output
try:
    from charts import Canvas, draw
except ImportError:
    raise
# told
# note: app/code.py:1: the 'try' stays, without CHARTS_AVAILABLE: its block raises in its handler (line 6)

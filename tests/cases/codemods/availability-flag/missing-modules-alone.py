try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ModuleNotFoundError:
    CHARTS_AVAILABLE = False
# output
try:
    from charts import Canvas, draw
except ModuleNotFoundError:
    pass
# told
# note: app/code.py:1: the 'try' stays, without CHARTS_AVAILABLE: its handler lets an ImportError through

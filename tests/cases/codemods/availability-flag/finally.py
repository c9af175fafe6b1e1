try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
finally:
    print("asked")
# output
try:
    from charts import Canvas, draw
except ImportError:
    pass
finally:
    print("asked")
# told
# note: app/code.py:1: the 'try' stays, without CHARTS_AVAILABLE: its block has a 'finally'

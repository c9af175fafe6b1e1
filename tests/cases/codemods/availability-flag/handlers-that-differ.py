try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
except Exception:
    CHARTS_AVAILABLE = False
    print("broken")
# output
try:
    from charts import Canvas, draw
except ImportError:
    pass
except Exception:
    print("broken")
# told
# note: app/code.py:1: the 'try' stays, without CHARTS_AVAILABLE: its block has several handlers that do different things

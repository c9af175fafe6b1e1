try:
    from charts import Canvas, draw
except ImportError as error:
    CHARTS_AVAILABLE = False
    CHARTS_ERROR = error
else:
    CHARTS_AVAILABLE = True
# told
# app/code.py:7:5: SSG606 [availability-flag] CHARTS_AVAILABLE is an availability flag of the feature 'charts'
#     |
#   7 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available; no command does that here: its block uses the exception in its handler (line 5)

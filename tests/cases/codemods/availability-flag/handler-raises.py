try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
    raise
# told
# app/code.py:3:5: SSG606 [availability-flag] CHARTS_AVAILABLE is an availability flag of the feature 'charts'
#     |
#   3 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available; no command does that here: its block raises in its handler (line 6)

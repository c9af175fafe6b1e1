try:
    from charts import draw, Palette
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# told
# app/code.py:3:5: SSG606 [availability-flag] CHARTS_AVAILABLE is an availability flag of the feature 'charts'
#     |
#   3 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available; no command does that here: its block imports what the spec does not list for the feature (charts.Palette)

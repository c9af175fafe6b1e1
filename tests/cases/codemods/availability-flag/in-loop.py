for attempt in range(3):
    try:
        from charts import Canvas, draw
        CHARTS_AVAILABLE = True
    except ImportError:
        CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# told
# app/code.py:4:9: SSG606 [availability-flag] CHARTS_AVAILABLE is an availability flag of the feature 'charts'
#     |
#   4 |         CHARTS_AVAILABLE = True
#     |         ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available; no command does that here: its block stands in a 'for'
# app/code.py:7:7: SSG608 [flag-use] CHARTS_AVAILABLE says whether the feature 'charts' is there
#     |
#   7 | print(CHARTS_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available

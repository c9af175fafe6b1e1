try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
if CHARTS_AVAILABLE:
    print()
del CHARTS_AVAILABLE
# told
# app/code.py:3:5: SSG606 [availability-flag] CHARTS_AVAILABLE is an availability flag of the feature 'charts'
#     |
#   3 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available; no command does that here: it is deleted (line 8)
# app/code.py:6:4: SSG608 [flag-use] CHARTS_AVAILABLE says whether the feature 'charts' is there
#     |
#   6 | if CHARTS_AVAILABLE:
#     |    ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
if CHARTS_AVAILABLE:
    print()
del CHARTS_AVAILABLE
# told
# app/code.py:3:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   3 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: it is deleted (line 8)
# app/code.py:6:4: SSG608 [flag-use] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   6 | if CHARTS_AVAILABLE:
#     |    ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: it is deleted (line 8)

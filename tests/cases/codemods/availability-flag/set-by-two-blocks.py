try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False

try:
    from charts import Canvas
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# told
# app/code.py:3:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   3 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: it is set by another block too (line 9); it is set elsewhere too (line 9); it is set elsewhere too (line 11)

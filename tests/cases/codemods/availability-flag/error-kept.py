try:
    from charts import Canvas, draw
except ImportError as error:
    CHARTS_AVAILABLE = False
    CHARTS_ERROR = error
else:
    CHARTS_AVAILABLE = True
# told
# app/code.py:7:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   7 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block uses the exception in its handler (line 5)

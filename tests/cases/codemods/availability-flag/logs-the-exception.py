import logging

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError as e:
    logging.warning("no charts: %s", e)
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# told
# app/code.py:5:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   5 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block uses the exception in its handler (line 7)
# app/code.py:9:7: SSG608 [flag-use] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   9 | print(CHARTS_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `ssotgen migrate --write --unsafe-fixes` does so: its block uses the exception in its handler (line 7)

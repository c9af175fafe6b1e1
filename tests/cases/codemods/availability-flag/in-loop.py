for attempt in range(3):
    try:
        from charts import Canvas, draw
        CHARTS_AVAILABLE = True
    except ImportError:
        CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# told
# app/code.py:4:9: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   4 |         CHARTS_AVAILABLE = True
#     |         ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block is inside a 'for'
# app/code.py:7:7: SSG608 [flag-use] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   7 | print(CHARTS_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block is inside a 'for'

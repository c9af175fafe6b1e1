try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    try:
        from old_charts import draw
        CHARTS_AVAILABLE = True
    except ImportError:
        CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# told
# app/code.py:3:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   3 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block sets its flag under a condition or in one go with others (CHARTS_AVAILABLE); it is set by another block too (line 7)
# app/code.py:10:7: SSG608 [flag-use] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#  10 | print(CHARTS_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block sets its flag under a condition or in one go with others (CHARTS_AVAILABLE); it is set by another block too (line 7)

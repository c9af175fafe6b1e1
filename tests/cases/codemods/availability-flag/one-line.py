try: import charts; CHARTS_AVAILABLE = True
except ImportError: CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# told
# app/code.py:1:21: SSG606 [availability-flag] CHARTS_AVAILABLE is an availability flag of the feature 'charts'
#     |
#   1 | try: import charts; CHARTS_AVAILABLE = True
#     |                     ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available; no command does that here: its block has several statements on one line
# app/code.py:3:7: SSG608 [flag-use] CHARTS_AVAILABLE says whether the feature 'charts' is there
#     |
#   3 | print(CHARTS_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.charts_available

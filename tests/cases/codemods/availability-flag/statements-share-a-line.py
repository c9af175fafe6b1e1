try:
    import charts; CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# told
# app/code.py:2:20: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   2 |     import charts; CHARTS_AVAILABLE = True
#     |                    ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block has several statements on one line
# app/code.py:5:7: SSG608 [flag-use] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   5 | print(CHARTS_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block has several statements on one line

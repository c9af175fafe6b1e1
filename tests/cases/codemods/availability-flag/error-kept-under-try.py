try:
    try:
        from charts import Canvas, draw

        CHARTS_AVAILABLE = True
    except ImportError as error:
        CHARTS_AVAILABLE = False
        raise RuntimeError("no charts") from error
except RuntimeError as error:
    print(error)
print(CHARTS_AVAILABLE)
# told
# app/code.py:5:9: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   5 |         CHARTS_AVAILABLE = True
#     |         ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block uses the exception in its handler (line 8); its block raises in its handler (line 8)
# app/code.py:11:7: SSG608 [flag-use] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#  11 | print(CHARTS_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block uses the exception in its handler (line 8); its block raises in its handler (line 8)

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ModuleNotFoundError:
    CHARTS_AVAILABLE = False
# told
# app/code.py:4:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   4 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its handler lets an ImportError through

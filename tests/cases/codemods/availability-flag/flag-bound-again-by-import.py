try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False

from os import sep as CHARTS_AVAILABLE

print(CHARTS_AVAILABLE)
# told
# app/code.py:4:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   4 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: no command rewrites it here: it is bound again at app/code.py:8
# app/code.py:10:7: SSG608 [flag-use] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#  10 | print(CHARTS_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: no command rewrites it here: it is bound again at app/code.py:8

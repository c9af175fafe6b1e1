try:
    import fcntl
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# told
# app/code.py:5:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   5 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block also asks for what some Pythons lack in their standard library (fcntl)

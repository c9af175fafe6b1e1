class Painter:
    try:
        from charts import Canvas, draw
        available: bool = True
    except ImportError:
        available = False
# told
# app/code.py:4:9: SSG606 [availability-flag] available is a hand-written flag for the feature 'charts'
#     |
#   4 |         available: bool = True
#     |         ^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: it is an attribute of a class, annotated in some branches only

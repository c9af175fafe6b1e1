try:
    from charts import Canvas, draw
    available: Canvas = True
except ImportError:
    available = False
# told
# app/code.py:3:5: SSG606 [availability-flag] available is a hand-written flag for the feature 'charts'
#     |
#   3 |     available: Canvas = True
#     |     ^^^^^^^^^
#     = help: use `shop_config.charts_available`; `migrate` cannot do that here: its block annotates its flag with what it imports (Canvas)

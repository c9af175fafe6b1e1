def picture():
    there = True
    try:
        from charts import Canvas, draw
    except ImportError:
        there = False
    return "fast" if there else "plain"
# told
# app/code.py:6:9: SSG606 [availability-flag] there is a hand-written flag for the feature 'charts'
#     |
#   6 |         there = False
#     |         ^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block is in a function, and runs at each call
# app/code.py:7:22: SSG608 [flag-use] there is a hand-written flag for the feature 'charts'
#     |
#   7 |     return "fast" if there else "plain"
#     |                      ^^^^^
#     = help: use `shop_config.charts_available`; `ssotgen migrate --write --unsafe-fixes` does so: its block is in a function, and runs at each call

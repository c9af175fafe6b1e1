def picture():
    there = True
    try:
        from charts import Canvas, draw
    except ImportError:
        there = False
    return "fast" if there else "plain"
# told
# app/code.py:6:9: SSG606 [availability-flag] there is an availability flag of the feature 'charts'
#     |
#   6 |         there = False
#     |         ^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block stands in a function, and asks at each call
# app/code.py:7:22: SSG608 [flag-use] there says whether the feature 'charts' is there
#     |
#   7 |     return "fast" if there else "plain"
#     |                      ^^^^^
#     = help: ask shop_config.charts_available

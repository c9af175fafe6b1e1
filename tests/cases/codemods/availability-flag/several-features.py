try:
    from charts import Canvas
    from app.runner import Runner

    READY = True
except ImportError:
    READY = False
print(READY)
# told
# app/code.py:5:5: SSG606 [availability-flag] READY is an availability flag of the feature 'charts'
#     |
#   5 |     READY = True
#     |     ^^^^^
#     = help: ask shop_config.charts_available; no command does that here: its block spans several features (charts and runner)
# app/code.py:8:7: SSG608 [flag-use] READY says whether the feature 'charts' is there
#     |
#   8 | print(READY)
#     |       ^^^^^
#     = help: ask shop_config.charts_available

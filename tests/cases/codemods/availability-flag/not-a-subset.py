try:
    from charts import Canvas, draw, Palette
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# told
# app/code.py:3:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   3 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block imports more of the package than the spec lists for the feature (charts.Palette)
#             or add `Palette` to features.charts.imports.charts (spec/shop.yaml:16)
#             or run `ssotgen audit --add-to-spec`, which does that

try:
    from charts import Canvas, Palette, draw
    import charts.colours

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# told
# app/code.py:5:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   5 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block imports more of the package than the spec lists for the feature (charts.Palette, charts.colours)
#             or add `Palette` to features.charts.imports.charts (spec/shop.yaml:16)
#             or add `charts.colours: []` to features.charts.imports (spec/shop.yaml:13)
#             or run `ssotgen audit --add-to-spec`, which does that

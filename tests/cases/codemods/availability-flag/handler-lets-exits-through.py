# file: app/code.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/charts.py
FOREIGN = "another module of that name"
# file: lib/charts.py
import os

if "CHARTS" in os.environ:
    HOME = os.environ["CHARTS_HOME"]


class Canvas: ...


def draw(): ...
# told
# app/code.py:4:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   4 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its handler lets through what its import may raise (lib/charts.py:4)

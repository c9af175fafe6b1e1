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
# output
try:
    from charts import Canvas, draw
except ImportError:
    pass
# told
# note: app/code.py:1: the 'try' stays, without CHARTS_AVAILABLE: its handler lets through what its import may raise (lib/charts.py:4)

# file: app/code.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: libs/charts/__init__.py
from .native import Canvas, draw
# file: libs/charts/native.py
from . import loader


class Canvas: ...


def draw(): ...
# file: libs/charts/loader.py
import ctypes


def load():
    return ctypes.CDLL("libcharts.so.9")


library = load()
# told
# app/code.py:4:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   4 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its handler lets through what its import may raise (libs/charts/loader.py:5)

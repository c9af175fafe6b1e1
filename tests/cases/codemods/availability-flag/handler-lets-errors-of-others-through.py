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
# output
try:
    from charts import Canvas, draw
except ImportError:
    pass
# told
# note: app/code.py:1: the 'try' stays, without CHARTS_AVAILABLE: its handler lets through what its import may raise (libs/charts/loader.py:5)

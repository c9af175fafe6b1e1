# file: app/code.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
    print("charts:", CHARTS_AVAILABLE)
# file: app/patched.py
from unittest import mock


def tell() -> None:
    print("charts:", HAS_CHARTS)


# Charts.
try:
    from charts import Canvas, draw

    HAS_CHARTS = True  # to draw
except ImportError:
    HAS_CHARTS = False
    tell()


def test() -> None:
    with mock.patch("app.patched.HAS_CHARTS", True):
        pass
# output
# file: app/code.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
else:
    print("charts:", shop_config.charts_available)
# file: app/patched.py
from unittest import mock

from app.ssot.shop import shop_config


def tell() -> None:
    print("charts:", HAS_CHARTS)


HAS_CHARTS = shop_config.charts_available  # to draw
# Charts.
if shop_config.charts_available:
    from charts import Canvas, draw
else:
    tell()


def test() -> None:
    with mock.patch("app.patched.HAS_CHARTS", True):
        pass
# told
# note: app/patched.py:12: HAS_CHARTS stays as an alias: a string names it at app/patched.py:19

# file: app/code.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


def check():
    return CHARTS_AVAILABLE
# file: app/user.py
from app.code import CHARTS_AVAILABLE


def use():
    return CHARTS_AVAILABLE
# file: tests/test_code.py
from unittest import mock

from app import code


@mock.patch("app.code.CHARTS_AVAILABLE", False)
def test_without():
    assert not code.check()


def test_with(monkeypatch):
    monkeypatch.setattr(code, "CHARTS_AVAILABLE", True)
    assert code.check()
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available


def check():
    return CHARTS_AVAILABLE
# told
# note: app/code.py:3: CHARTS_AVAILABLE stays as an alias: a string names it at tests/test_code.py:6, tests/test_code.py:12

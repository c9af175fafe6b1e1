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
import app.user


def test_without(monkeypatch):
    app.user.CHARTS_AVAILABLE = False
    assert not app.user.use()
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available


def check():
    return shop_config.charts_available
# told
# note: app/code.py:3: CHARTS_AVAILABLE stays as an alias: it is set from outside at tests/test_code.py:5

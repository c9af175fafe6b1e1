# file: plugins/lookup/shop.py
charts_missing = False
try:
    from charts import Canvas, draw
except ImportError:
    charts_missing = True


def run():
    if charts_missing:
        raise RuntimeError("charts is needed")
    return draw()
# file: tests/test_shop.py
from installed.acme.plugins.lookup import shop


def test_run(monkeypatch):
    shop.charts_missing = False
    monkeypatch.setattr(shop, "draw", object, raising=False)
    assert shop.run()
# output
# file: plugins/lookup/shop.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
charts_missing = not shop_config.charts_available


def run():
    if charts_missing:
        raise RuntimeError("charts is needed")
    return draw()
# told
# note: plugins/lookup/shop.py:5: charts_missing stays as an alias: it may be set on an object that cannot be followed at tests/test_shop.py:5

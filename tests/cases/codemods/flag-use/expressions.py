import pytest

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


@pytest.mark.skipif(not CHARTS_AVAILABLE, reason="no charts")
def test_everything(other):
    assert CHARTS_AVAILABLE, "no charts"
    if not CHARTS_AVAILABLE or other and (CHARTS_AVAILABLE):
        print("a", CHARTS_AVAILABLE, flag=CHARTS_AVAILABLE)
    table = {"CHARTS_AVAILABLE": CHARTS_AVAILABLE, CHARTS_AVAILABLE: 1}
    text = f"charts: {CHARTS_AVAILABLE!r:>5} {'y' if CHARTS_AVAILABLE else 'n'}"
    found = [each for each in table if CHARTS_AVAILABLE]
    return lambda: CHARTS_AVAILABLE is True, text, found, *(CHARTS_AVAILABLE,)


def shadowed(CHARTS_AVAILABLE):
    return CHARTS_AVAILABLE
# output
import pytest

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available


@pytest.mark.skipif(not shop_config.charts_available, reason="no charts")
def test_everything(other):
    assert shop_config.charts_available, "no charts"
    if not shop_config.charts_available or other and (shop_config.charts_available):
        print("a", shop_config.charts_available, flag=shop_config.charts_available)
    table = {"CHARTS_AVAILABLE": shop_config.charts_available, shop_config.charts_available: 1}
    text = f"charts: {shop_config.charts_available!r:>5} {'y' if shop_config.charts_available else 'n'}"
    found = [each for each in table if shop_config.charts_available]
    return lambda: shop_config.charts_available is True, text, found, *(shop_config.charts_available,)


def shadowed(CHARTS_AVAILABLE):
    return CHARTS_AVAILABLE
# told
# note: app/code.py:5: CHARTS_AVAILABLE stays as an alias: a string reads it at app/code.py:15

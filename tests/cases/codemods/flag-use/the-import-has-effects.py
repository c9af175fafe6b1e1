# file: app/flags.py
from app.registry import register

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


@register
def plugin(): ...
# file: app/registry.py
found = []


def register(function):
    found.append(function)
    return function
# file: app/code.py
from app.flags import CHARTS_AVAILABLE
from app.registry import found

print(CHARTS_AVAILABLE, found)
# file: app/more.py
from app.flags import CHARTS_AVAILABLE, plugin

print(CHARTS_AVAILABLE, plugin)
# output
# file: app/flags.py
from app.registry import register
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available


@register
def plugin(): ...
# file: app/more.py
from app.flags import plugin
from app.ssot.shop import shop_config

print(shop_config.charts_available, plugin)
# told
# note: app/flags.py:6: CHARTS_AVAILABLE stays as an alias: an import of it is not rewritten at app/code.py:1

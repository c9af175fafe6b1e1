# file: app/flags.py
try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
import app.flags
from app import flags as f
from . import flags


def check(flags_):
    return app.flags.CHARTS_AVAILABLE, f.CHARTS_AVAILABLE, flags.CHARTS_AVAILABLE, flags_.CHARTS_AVAILABLE


def local(f):
    return f.CHARTS_AVAILABLE
# output
# file: app/code.py
from app import flags as f

from app.ssot.shop import shop_config


def check(flags_):
    return shop_config.charts_available, shop_config.charts_available, shop_config.charts_available, flags_.CHARTS_AVAILABLE


def local(f):
    return f.CHARTS_AVAILABLE
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# note: app/flags.py:3: CHARTS_AVAILABLE stays as an alias: it may be read from an object that cannot be followed at app/code.py:7, app/code.py:11

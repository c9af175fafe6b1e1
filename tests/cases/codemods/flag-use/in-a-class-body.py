# file: app/flags.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


class Settings:
    CHARTS_AVAILABLE = CHARTS_AVAILABLE
    more = CHARTS_AVAILABLE
# file: app/first.py
from app.flags import CHARTS_AVAILABLE


class Settings:
    CHARTS_AVAILABLE: bool = CHARTS_AVAILABLE
# file: app/second.py
class Imported:
    from app.flags import CHARTS_AVAILABLE

    def has(self):
        return self.CHARTS_AVAILABLE
# output
# file: app/first.py
from app.ssot.shop import shop_config


class Settings:
    CHARTS_AVAILABLE: bool = shop_config.charts_available
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available


class Settings:
    CHARTS_AVAILABLE = shop_config.charts_available
    more = CHARTS_AVAILABLE
# told
# note: app/flags.py:4: CHARTS_AVAILABLE stays as an alias: an import of it is not rewritten at app/second.py:2; a class body reads it and may also bind it at app/flags.py:11

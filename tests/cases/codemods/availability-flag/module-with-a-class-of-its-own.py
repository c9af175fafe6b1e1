import sys
import types

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


class Module(types.ModuleType):
    @property
    def can_draw(self) -> bool:
        return self.CHARTS_AVAILABLE


sys.modules[__name__].__class__ = Module
# output
import sys
import types

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available


class Module(types.ModuleType):
    @property
    def can_draw(self) -> bool:
        return self.CHARTS_AVAILABLE


sys.modules[__name__].__class__ = Module
# told
# note: app/code.py:7: CHARTS_AVAILABLE stays as an alias: any name of its module may be set at app/code.py:12, app/code.py:18

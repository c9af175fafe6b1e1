class Painter:
    try:
        from charts import Canvas, draw
        available = True
    except ImportError:
        available = False

    def paint(self):
        return self.available
# output
from app.ssot.shop import shop_config


class Painter:
    if shop_config.charts_available:
        from charts import Canvas, draw
    available = shop_config.charts_available

    def paint(self):
        return self.available
# told
# note: app/code.py:4: available stays as an alias: it is an attribute of a class

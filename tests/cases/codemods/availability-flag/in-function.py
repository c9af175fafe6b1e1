# unsafe
def picture():
    try:
        from charts import Canvas, draw
        there = True
    except ImportError:
        there = False
    if not there:
        return None
    return draw()


def other(there):
    return there
# output
from app.ssot.shop import shop_config


def picture():
    if shop_config.charts_available:
        from charts import Canvas, draw
    if not shop_config.charts_available:
        return None
    return draw()


def other(there):
    return there
# told

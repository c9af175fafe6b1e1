# file: app/flags.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/code.py
from app.flags import CHARTS_AVAILABLE, draw


def show(picture, frame, colour):
    return draw(picture, frame, colour) if CHARTS_AVAILABLE and picture else None
# file: app/more.py
from app.flags import CHARTS_AVAILABLE, draw


def show(picture, frame, colour) :
    return draw(picture, frame, colour) if CHARTS_AVAILABLE and picture else None
# file: app/short.py
from app.flags import CHARTS_AVAILABLE, draw


def show(picture) :
    return draw(picture) if CHARTS_AVAILABLE else None
# output
# file: app/code.py
from app.flags import draw
from app.ssot.shop import shop_config


def show(picture, frame, colour):
    return (
        draw(picture, frame, colour)
        if shop_config.charts_available and picture
        else None
    )
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
# file: app/more.py
from app.flags import draw
from app.ssot.shop import shop_config


def show(picture, frame, colour) :
    return draw(picture, frame, colour) if shop_config.charts_available and picture else None
# file: app/short.py
from app.flags import draw
from app.ssot.shop import shop_config


def show(picture) :
    return draw(picture) if shop_config.charts_available else None
# told

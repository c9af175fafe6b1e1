# file: app/code.py
import app.other


def early():
    try:
        return CHARTS_AVAILABLE
    except NameError:
        return None


EARLY = early()

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False

print(CHARTS_AVAILABLE, EARLY, app.other.SEEN, app.other.LATER)
# file: app/other.py
import app.code

try:
    from app.code import CHARTS_AVAILABLE as SEEN
except ImportError:
    SEEN = "not yet"

try:
    LATER = app.code.CHARTS_AVAILABLE
except AttributeError:
    LATER = "not yet"
# output
import app.other
from app.ssot.shop import shop_config


def early():
    try:
        return CHARTS_AVAILABLE
    except NameError:
        return None


EARLY = early()

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available

print(shop_config.charts_available, EARLY, app.other.SEEN, app.other.LATER)
# told
# note: app/code.py:16: CHARTS_AVAILABLE stays as an alias: an import of it is not rewritten at app/other.py:4; a read of it is not rewritten at app/code.py:6, app/other.py:9; it is bound again at app/other.py:6

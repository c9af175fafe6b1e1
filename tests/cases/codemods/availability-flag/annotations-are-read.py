# file: app/code.py
import sys

try:
    from charts import Canvas, draw

    available: bool = True
except ImportError:
    available = False


def settings():
    return getattr(sys.modules[__name__], "__annotations__")
# file: app/more.py
try:
    from charts import Canvas, draw

    more_available: bool = True
except ImportError:
    more_available: bool = False

SEEN = dict(__annotations__)
# output
# file: app/more.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
more_available: bool = shop_config.charts_available

SEEN = dict(__annotations__)
# told
# app/code.py:6:5: SSG606 [availability-flag] available is a hand-written flag for the feature 'charts'
#     |
#   6 |     available: bool = True
#     |     ^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: it is annotated in some branches only, and code reads annotations of its module at app/code.py:12
# note: app/more.py:4: more_available stays as an alias: all names of its module are read at app/more.py:8

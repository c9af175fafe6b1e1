# file: app/code.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
    print("charts:", CHARTS_AVAILABLE)# file: app/patched.py
from unittest import mock

try:
    from charts import Canvas, draw

    HAS_CHARTS = True
except ImportError:
    HAS_CHARTS = False
    print("charts:", HAS_CHARTS)


def test() -> None:
    with mock.patch("app.patched.HAS_CHARTS", True):
        pass
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
else:
    print("charts:", shop_config.charts_available)# told
# app/patched.py:6:5: SSG606 [availability-flag] HAS_CHARTS is a hand-written flag for the feature 'charts'
#     |
#   6 |     HAS_CHARTS = True
#     |     ^^^^^^^^^^
#     = help: no command rewrites it here: its own block reads it, and its name must stay at app/patched.py:9
# app/patched.py:9:22: SSG608 [flag-use] HAS_CHARTS is a hand-written flag for the feature 'charts'
#     |
#   9 |     print("charts:", HAS_CHARTS)
#     |                      ^^^^^^^^^^
#     = help: no command rewrites it here: its own block reads it, and its name must stay at app/patched.py:9

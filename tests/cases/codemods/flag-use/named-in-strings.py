# file: app/code.py
"""
>>> CHARTS_AVAILABLE
True
"""

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/other.py
from unittest import mock

import app.code

print(app.code.__dict__["CHARTS_AVAILABLE"])
MODULE = "app.code"
with mock.patch(f"{MODULE}.CHARTS_AVAILABLE", False):
    pass
# file: tests/test_code.py
import pytest

from app.code import CHARTS_AVAILABLE


@pytest.mark.skipif("not CHARTS_AVAILABLE")
def test_x():
    pass
# file: app/page.html
{% if CHARTS_AVAILABLE %}<p>Charts</p>{% endif %}
# output
"""
>>> CHARTS_AVAILABLE
True
"""

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# note: app/code.py:9: CHARTS_AVAILABLE stays as an alias: a docstring names it at app/code.py:1; a string reads it at app/other.py:5, tests/test_code.py:6; a string names it at app/other.py:7; a file that is not Python names it at app/page.html:1

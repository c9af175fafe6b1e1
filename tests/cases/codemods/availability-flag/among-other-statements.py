# Copyright: the authors
from __future__ import annotations

DOCUMENTATION = """
name: ring
requirements: [ringlib]
"""

CHARTS_AVAILABLE = True

try:
    from charts import Canvas, draw
except ImportError:
    CHARTS_AVAILABLE = False

from json import dumps


def main():
    return dumps(draw() if CHARTS_AVAILABLE else None)
# output
# Copyright: the authors
from __future__ import annotations

DOCUMENTATION = """
name: ring
requirements: [ringlib]
"""

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw

from json import dumps


def main():
    return dumps(draw() if shop_config.charts_available else None)
# told

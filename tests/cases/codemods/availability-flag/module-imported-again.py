# file: app/flags.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: tests/test_flags.py
import importlib
import sys
from unittest import mock

import app.flags


def test_without_charts():
    with mock.patch.dict(sys.modules, {"charts": None}):
        assert not importlib.reload(app.flags).CHARTS_AVAILABLE
# told
# app/flags.py:4:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   4 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its module, or a package that it tests for, may be imported again at tests/test_flags.py:9, tests/test_flags.py:10

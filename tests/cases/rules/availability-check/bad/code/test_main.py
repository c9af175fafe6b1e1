import sys

import pytest

runner = pytest.importorskip("runner", "2.0")


@pytest.mark.skipif("runner" not in sys.modules, reason="not there")
def test_it(): ...

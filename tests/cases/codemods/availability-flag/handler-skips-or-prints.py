import pytest

try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
    print("no charts")
    pytest.skip("no charts", allow_module_level=True)
# output
import pytest

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
else:
    print("no charts")
    pytest.skip("no charts", allow_module_level=True)
# told

CHARTS_AVAILABLE = True
try:
    import charts
except ImportError:
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    import charts
print(shop_config.charts_available)
# told

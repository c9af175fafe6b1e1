# unsafe
try:
    from app.runner import Mode, Runner, make
    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False
print(RUNNER_AVAILABLE)
# output
from app.ssot.shop import shop_config

if shop_config.runner_available:
    from app.runner import Mode, Runner, make
print(shop_config.runner_available)
# told

try:
    from app.runner import Runner, make
    from app.queue import Queue
    import app.runner

    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False
print(RUNNER_AVAILABLE)
# output
from app.ssot.shop import shop_config

if shop_config.runner_available:
    from app.runner import Runner, make
    from app.queue import Queue
    import app.runner
print(shop_config.runner_available)
# told

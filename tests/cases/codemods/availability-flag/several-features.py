try:
    from charts import Canvas, draw
    from app.runner import Runner, Mode, make
    from app.queue import Queue

    CHARTS_AVAILABLE = True
    BOTH_MISSING = False
except ImportError:
    CHARTS_AVAILABLE = False
    BOTH_MISSING = True


def main(flag=CHARTS_AVAILABLE, *, other):
    if not CHARTS_AVAILABLE or BOTH_MISSING:
        return not BOTH_MISSING, CHARTS_AVAILABLE is flag
    return CHARTS_AVAILABLE and other
# output
from app.ssot.shop import shop_config

if shop_config.charts_available and shop_config.runner_available:
    from charts import Canvas, draw
    from app.runner import Runner, Mode, make
    from app.queue import Queue


def main(flag=shop_config.charts_available and shop_config.runner_available, *, other):
    if not (shop_config.charts_available and shop_config.runner_available) or not (
        shop_config.charts_available and shop_config.runner_available
    ):
        return (
            shop_config.charts_available and shop_config.runner_available,
            (shop_config.charts_available and shop_config.runner_available) is flag,
        )
    return shop_config.charts_available and shop_config.runner_available and other
# told

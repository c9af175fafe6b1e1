# unsafe
# file: app/code.py
from helpers import optional_import, unused

plots, HAS_PLOTS, _ = optional_import("plots")
PLOTS_FOUND = unused("plots")


def paint():
    return plots if HAS_PLOTS and not PLOTS_FOUND else None
# file: app/find.py
import os
from importlib.util import find_spec

__all__ = ["HAS_PLOTS"]

HAS_PLOTS: bool = find_spec("plots") is not None
PLOTS_MISSING = not find_spec("plots")


def paint():
    return os.name if PLOTS_MISSING else HAS_PLOTS
# output
# file: app/code.py
from helpers import optional_import, unused

from app.ssot.shop import shop_config

plots, _HAS_PLOTS, _ = optional_import("plots")


def paint():
    return (
        plots
        if shop_config.plots_available and not shop_config.plots_available
        else None
    )
# file: app/find.py
import os

from app.ssot.shop import shop_config

__all__ = ["HAS_PLOTS"]

HAS_PLOTS: bool = shop_config.plots_available


def paint():
    return os.name if not shop_config.plots_available else shop_config.plots_available
# told
# note: app/find.py:6: HAS_PLOTS stays as an alias: __all__ lists it at app/find.py:4

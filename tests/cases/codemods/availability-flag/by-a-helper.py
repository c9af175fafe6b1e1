# file: app/code.py
import importlib

import pytest
from app.parts import need


def _importorskip(name, minversion=None):
    try:
        module = importlib.import_module(name)
        has = True
        if minversion is not None and module.__version__ < minversion:
            raise ImportError("too old")
    except ImportError:
        has = False
    reason = f"requires {name}"
    if minversion is not None:
        reason += f">={minversion}"
    return has, pytest.mark.skipif(not has, reason=reason)


# Needed for pictures.
has_plots, requires_plots = _importorskip("plots")  # any version


@requires_plots
def paint():
    assert has_plots
    return need
# file: app/parts.py
from app.code import has_plots

need = has_plots
# output
import importlib

import pytest
from app.parts import need
from app.ssot.shop import shop_config


def _importorskip(name, minversion=None):
    try:
        module = importlib.import_module(name)
        has = True
        if minversion is not None and module.__version__ < minversion:
            raise ImportError("too old")
    except ImportError:
        has = False
    reason = f"requires {name}"
    if minversion is not None:
        reason += f">={minversion}"
    return has, pytest.mark.skipif(not has, reason=reason)


# Needed for pictures.
_, requires_plots = _importorskip("plots")  # any version
has_plots = shop_config.plots_available


@requires_plots
def paint():
    assert shop_config.plots_available
    return need
# told
# note: app/code.py:22: has_plots stays as an alias: an import of it is not rewritten at app/parts.py:1

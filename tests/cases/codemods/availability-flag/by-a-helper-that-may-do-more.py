# file: app/code.py
import importlib

from helpers import optional_import

plots, HAS_PLOTS = optional_import("plots")
# file: app/more.py
import importlib
import sys


def attempt(name):
    try:
        return importlib.import_module(name), True
    except ModuleNotFoundError:
        return None, False


def find(name):
    try:
        print(name)
        module = importlib.import_module(name)
    except ImportError:
        return None, False
    return module, True


plots, HAS_PLOTS = attempt("plots")
draw, PLOTS_FOUND = find("plots")
# told
# app/code.py:5:1: SSG606 [availability-flag] HAS_PLOTS is a hand-written flag for the feature 'plots'
#     |
#   5 | plots, HAS_PLOTS = optional_import("plots")
#     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block asks a helper function (optional_import)
# app/more.py:21:1: SSG606 [availability-flag] HAS_PLOTS is a hand-written flag for the feature 'plots'
#     |
#  21 | plots, HAS_PLOTS = attempt("plots")
#     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block asks a helper function (attempt)
# app/more.py:22:1: SSG606 [availability-flag] PLOTS_FOUND is a hand-written flag for the feature 'plots'
#     |
#  22 | draw, PLOTS_FOUND = find("plots")
#     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block asks a helper function (find)

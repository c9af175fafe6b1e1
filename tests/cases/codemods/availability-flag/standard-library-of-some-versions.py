# file: app/code.py
try:
    from datetime import UTC
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/more.py
try:
    from distutils.version import LooseVersion
    from charts import Canvas, draw

    HAS_CHARTS = True
except ImportError:
    HAS_CHARTS = False
# told
# app/code.py:5:5: SSG606 [availability-flag] CHARTS_AVAILABLE is a hand-written flag for the feature 'charts'
#     |
#   5 |     CHARTS_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block also asks for what some Pythons lack in their standard library (datetime.UTC)
# app/more.py:5:5: SSG606 [availability-flag] HAS_CHARTS is a hand-written flag for the feature 'charts'
#     |
#   5 |     HAS_CHARTS = True
#     |     ^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its block also asks for what some Pythons lack in their standard library (distutils.version.LooseVersion)

"""Blocks that cannot be replaced exactly, and one that is nobody's feature."""

import sys

try:
    from acme.jobs.runner import Runner

    RUNNER_AVAILABLE = True
except ImportError as error:
    RUNNER_AVAILABLE = False
    REASON = str(error)

try:
    from acme.jobs.runner import Runner as R, make_runner
    import json

    JSON_RUNNER_AVAILABLE = True
except ImportError:
    JSON_RUNNER_AVAILABLE = False

try:
    from acme_charts import Canvas
    from acme.reports.mailer import Mailer

    REPORTING_AVAILABLE = True
except ImportError:
    REPORTING_AVAILABLE = False

try:
    import acme_zip

    HAS_ZIP = True
except ImportError:
    HAS_ZIP = False


def pick():
    try:
        from acme_charts import Canvas as Drawing

        charts = True
    except ImportError:
        Drawing, charts = None, False
    return charts, Drawing


def choose():
    try:
        from acme_charts import draw

        drawing = True
    except ImportError:
        drawing = False
    return "draw" if drawing else "write"


def temporary():
    try:
        from acme_charts import draw

        drawing = True
    except ImportError:
        drawing = False
    found = drawing
    del drawing
    return found, RUNNER_AVAILABLE, JSON_RUNNER_AVAILABLE, REPORTING_AVAILABLE, HAS_ZIP, sys.flags

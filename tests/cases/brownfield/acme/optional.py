"""Blocks that cannot be replaced exactly, and one that is nobody's feature."""

import sys

try:
    from acme.jobs.runner import Runner

    RUNNER_AVAILABLE = True  # ssotgen: ignore[availability-flag] the reason is shown to users
except ImportError as error:
    RUNNER_AVAILABLE = False
    REASON = str(error)

try:
    from acme.jobs.runner import Runner as R, make_runner
    import json

    JSON_RUNNER_AVAILABLE = True  # ssotgen: ignore[availability-flag] asks for more
except ImportError:
    JSON_RUNNER_AVAILABLE = False

try:
    from acme_charts import Canvas
    from acme.reports.mailer import Mailer

    REPORTING_AVAILABLE = True  # ssotgen: ignore[availability-flag] two features at once
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

        charts = True  # ssotgen: ignore[availability-flag] set together with the class
    except ImportError:
        Drawing, charts = None, False
    return charts, Drawing  # ssotgen: ignore[flag-use] see above


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

        drawing = True  # ssotgen: ignore[availability-flag] only for a moment
    except ImportError:
        drawing = False
    found = drawing  # ssotgen: ignore[flag-use] only for a moment
    del drawing
    return found


def known():
    return (
        RUNNER_AVAILABLE,  # ssotgen: ignore[flag-use] see above
        JSON_RUNNER_AVAILABLE,  # ssotgen: ignore[flag-use] see above
        REPORTING_AVAILABLE,  # ssotgen: ignore[flag-use] see above
        HAS_ZIP,
        sys.flags,
    )

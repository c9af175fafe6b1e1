"""What is installed."""

__all__ = ["CHARTS_AVAILABLE", "HAS_RUNNER"]

try:
    # Drawing is optional.
    from acme_charts import Canvas, draw  # noqa: F401

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False

try:
    from .runner import Runner as _Runner
    from .queue import Queue as _Queue
except (ImportError, ModuleNotFoundError):
    HAS_RUNNER = False
else:
    HAS_RUNNER = True

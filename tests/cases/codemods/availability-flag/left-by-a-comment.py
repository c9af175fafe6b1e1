try:
    from charts import Canvas, draw
    CHARTS_AVAILABLE = True  # ssotgen: ignore[availability-flag] measured by hand
except ImportError:
    CHARTS_AVAILABLE = False
# told

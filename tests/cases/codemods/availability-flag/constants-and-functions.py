try:
    KIND = "optional"
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
    CHARTS_ERROR = None

    def picture(name):
        return draw(name)

except ImportError:
    CHARTS_AVAILABLE = False
    CHARTS_ERROR = "charts is missing"


def main():
    return picture("a") if CHARTS_AVAILABLE else (KIND, CHARTS_ERROR)
# output
from app.ssot.shop import shop_config

KIND = "optional"

if shop_config.charts_available:
    from charts import Canvas, draw

    CHARTS_ERROR = None

    def picture(name):
        return draw(name)

else:
    CHARTS_ERROR = "charts is missing"


def main():
    return picture("a") if shop_config.charts_available else (KIND, CHARTS_ERROR)
# told

try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False


def last(numbers):
    [CHARTS_AVAILABLE := number for number in numbers]
    return CHARTS_AVAILABLE


def rest(numbers):
    match numbers:
        case [_, *CHARTS_AVAILABLE]:
            return CHARTS_AVAILABLE


def caught():
    try:
        return last([])
    except UnboundLocalError as CHARTS_AVAILABLE:
        return CHARTS_AVAILABLE
# output
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw


def last(numbers):
    [CHARTS_AVAILABLE := number for number in numbers]
    return CHARTS_AVAILABLE


def rest(numbers):
    match numbers:
        case [_, *CHARTS_AVAILABLE]:
            return CHARTS_AVAILABLE


def caught():
    try:
        return last([])
    except UnboundLocalError as CHARTS_AVAILABLE:
        return CHARTS_AVAILABLE
# told

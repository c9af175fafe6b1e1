# file: app/code.py
CHARTS_AVAILABLE = "on request"
print(CHARTS_AVAILABLE)
# file: app/other.py
try:
    import something_else
    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
print(CHARTS_AVAILABLE)
# told

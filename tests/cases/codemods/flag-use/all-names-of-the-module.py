# file: app/flags.py
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/listing.py
from app import flags

print({name: value for name, value in vars(flags).items() if name.isupper()})
print([getattr(flags, f"{each}_AVAILABLE") for each in ("CHARTS",)])
# output
# file: app/flags.py
from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
CHARTS_AVAILABLE = shop_config.charts_available
# told
# note: app/flags.py:4: CHARTS_AVAILABLE stays as an alias: a computed string may name it at app/listing.py:4; all names of its module are read at app/listing.py:3, app/listing.py:4

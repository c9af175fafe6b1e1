# file: app/code.py
# The charts are optional:
# the small build has none.
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/more.py
#!/usr/bin/env python
# Copyright by the authors.
try:
    from charts import Canvas, draw

    CHARTS_AVAILABLE = True
except ImportError:
    CHARTS_AVAILABLE = False
# file: app/other.py
# Copyright by the authors.

# The charts are optional.
CHARTS_AVAILABLE = True
try:
    import json

    from charts import Canvas, draw
except ImportError:
    CHARTS_AVAILABLE = False
# output
# file: app/code.py
from app.ssot.shop import shop_config

# The charts are optional:
# the small build has none.
if shop_config.charts_available:
    from charts import Canvas, draw
# file: app/more.py
#!/usr/bin/env python
# Copyright by the authors.

from app.ssot.shop import shop_config

if shop_config.charts_available:
    from charts import Canvas, draw
# file: app/other.py
# Copyright by the authors.

import json

from app.ssot.shop import shop_config

# The charts are optional.
if shop_config.charts_available:
    from charts import Canvas, draw
# told

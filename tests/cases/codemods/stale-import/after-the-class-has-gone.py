# file: app/agent.py
from app.ssot.shop_enums import Status
# file: app/code.py
from app.agent import Status

print(Status)
# output
from app.ssot.shop_enums import Status

print(Status)
# told

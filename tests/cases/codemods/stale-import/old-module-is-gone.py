from app.manager import Status

print(Status)
# told
# app/code.py:1:25: SSG609 [stale-import] Status comes from app.manager, which the spec replaces
#     |
#   1 | from app.manager import Status
#     |                         ^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its former home is not among the files read (app.manager)

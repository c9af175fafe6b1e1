from app.manager import Status

print(Status)
# told
# app/code.py:1:25: SSG609 [stale-import] Status is imported from app.manager, but now defined in the spec
#     |
#   1 | from app.manager import Status
#     |                         ^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: its former home is not among the files read (app.manager)

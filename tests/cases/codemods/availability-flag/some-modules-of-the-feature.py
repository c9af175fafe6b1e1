try:
    from app.runner import Mode, Runner, make
    RUNNER_AVAILABLE = True
except ImportError:
    RUNNER_AVAILABLE = False
print(RUNNER_AVAILABLE)
# told
# app/code.py:3:5: SSG606 [availability-flag] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   3 |     RUNNER_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: the feature asks for more than the block (app.queue)
# app/code.py:6:7: SSG608 [flag-use] RUNNER_AVAILABLE is a hand-written flag for the feature 'runner'
#     |
#   6 | print(RUNNER_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.runner_available`; `ssotgen migrate --write --unsafe-fixes` does so: the feature asks for more than the block (app.queue)

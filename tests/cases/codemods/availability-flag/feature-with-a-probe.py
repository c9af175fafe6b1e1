try:
    from docker import from_env
    DOCKER_AVAILABLE = True
except ImportError:
    DOCKER_AVAILABLE = False
print(DOCKER_AVAILABLE)
# told
# app/code.py:3:5: SSG606 [availability-flag] DOCKER_AVAILABLE is a hand-written flag for the feature 'docker'
#     |
#   3 |     DOCKER_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: the feature also has a probe
# app/code.py:6:7: SSG608 [flag-use] DOCKER_AVAILABLE is a hand-written flag for the feature 'docker'
#     |
#   6 | print(DOCKER_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: use `shop_config.docker_available`; `ssotgen migrate --write --unsafe-fixes` does so: the feature also has a probe

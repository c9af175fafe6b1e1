try:
    from docker import from_env
    DOCKER_AVAILABLE = True
except ImportError:
    DOCKER_AVAILABLE = False
print(DOCKER_AVAILABLE)
# told
# app/code.py:3:5: SSG606 [availability-flag] DOCKER_AVAILABLE is an availability flag of the feature 'docker'
#     |
#   3 |     DOCKER_AVAILABLE = True
#     |     ^^^^^^^^^^^^^^^^
#     = help: run `ssotgen migrate --write --unsafe-fixes`: the feature also has a probe
# app/code.py:6:7: SSG608 [flag-use] DOCKER_AVAILABLE says whether the feature 'docker' is there
#     |
#   6 | print(DOCKER_AVAILABLE)
#     |       ^^^^^^^^^^^^^^^^
#     = help: ask shop_config.docker_available

try:
    import docker

    HAS_DOCKER = True
except ImportError:
    HAS_DOCKER = False

try:
    import yaml
except ImportError:
    yaml = None


def is_redis_available():
    try:
        import redis
    except ImportError:
        return False
    return True

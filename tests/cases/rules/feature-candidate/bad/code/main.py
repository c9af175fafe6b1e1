try:
    import docker

    HAS_DOCKER = True
except ImportError:
    HAS_DOCKER = False

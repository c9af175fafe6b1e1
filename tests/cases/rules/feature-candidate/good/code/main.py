try:
    import docker
except ImportError:
    docker = None

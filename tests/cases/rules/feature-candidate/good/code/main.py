try:
    import docker
except ImportError as error:
    raise SystemExit("docker is needed") from error

try:
    import runner
except ImportError:
    runner = None

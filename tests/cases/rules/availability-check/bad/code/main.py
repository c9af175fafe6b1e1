from importlib.util import find_spec

try:
    from runner import Runner
except ImportError:
    Runner = None


def has_old_runner():
    return find_spec("old_runner") is not None

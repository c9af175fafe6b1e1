from pkg import HAS_RUNNER

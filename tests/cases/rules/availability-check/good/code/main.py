from importlib.util import find_spec

from jobs.ssot.jobs import jobs_config

if jobs_config.runner_available:
    from runner import Runner

print(find_spec("docker"))

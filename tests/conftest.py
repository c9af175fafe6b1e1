"""Hypothesis without deadlines: a busy machine is no failure. In CI it tries the same examples each
time, so that a red run can be repeated; elsewhere it goes on looking for new ones."""

import os

from hypothesis import settings

settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")

"""The runner, which is there."""

from enum import Enum


class RunMode(Enum):
    NOW = "now"
    LATER = "later"


class Runner:
    def __init__(self, mode=RunMode.NOW):
        self.mode = mode

    def run(self, name):
        return f"{self.mode.value}:{name}"


def make_runner():
    return Runner()

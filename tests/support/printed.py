"""The commands that a run prints, and what they do when they are copied."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

from support.cli_command import command

PRINTED = re.compile(r"`(ssotgen [^`]*)`")


def printed(answer: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the commands that a run has printed, each once."""
    return list(dict.fromkeys(PRINTED.findall(answer.stdout + answer.stderr)))


def follow(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a command as it was printed."""
    name, *words = shlex.split(line)
    assert name == "ssotgen"
    return command(folder, *words)

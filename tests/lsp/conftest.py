"""A server that runs for all tests of the folder, as one runs for all folders of an editor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.lsp_client import Client

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    made = Client(tmp_path_factory.mktemp("workspace"))
    yield made
    assert made.close() == 0


@pytest.fixture
def client(running: Client, tmp_path: Path) -> Iterator[Client]:
    """The server, with a project of its own for the test; what goes wrong would be in its log."""
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    (tmp_path / "ssotgen.toml").write_text("")
    running.folder = tmp_path
    logged = len(running.log())
    yield running
    running.close_all()
    assert running.log()[logged:] == []

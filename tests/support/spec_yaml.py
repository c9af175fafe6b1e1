"""Specs as tests read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def entries(path: Path) -> dict[str, dict[str, Any]]:
    """Return the entries of a document with one section."""
    ((_, section),) = yaml.safe_load(path.read_text()).items()
    assert isinstance(section, dict)
    return section

"""The changes of specs in tests/cases/breaking, and what their programs come to."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import yaml

from ssotgen.breaking.spec_change import Change
from ssotgen.breaking.witness import write_modules
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec
from ssotgen.spec.model import Spec

CASES = Path(__file__).parents[1] / "cases" / "breaking"
FILES = sorted((CASES / "changes").glob("*.yaml"))
BASE = CASES / "base.yaml"


@dataclass(frozen=True)
class Version:
    """The text of a spec, the spec itself, and the folder that its modules are below."""

    text: str
    spec: Spec
    root: Path


@lru_cache
def read(path: Path) -> dict[str, Any]:
    """Return the base and the changes of a file."""
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def load(text: str, folder: Path) -> Spec | None:
    """Return the spec of a text, written below a folder; None where it does not hold."""
    (folder / "spec").mkdir(parents=True)
    (folder / "spec" / "mill.yaml").write_text(text, encoding="utf-8")
    settings = Settings(root=folder, spec=folder / "spec", output=folder / "generated")
    return load_spec(settings).spec


def base_versions(factory: pytest.TempPathFactory) -> dict[str, Version]:
    """Return each base, with its modules written."""
    found = {}
    for path in CASES.glob("*.yaml"):
        folder = factory.mktemp(path.stem)
        text = path.read_text(encoding="utf-8")
        spec = load(text, folder)
        assert spec is not None, path
        write_modules(folder, spec)
        found[path.name] = Version(text, spec, folder)
    return found


def told(change: Change) -> str:
    """Return a change as the cases have it."""
    if change.rule is None:
        return f"({change.section.value}) {change.symbol}"
    return f"{change.rule.name} {change.symbol} [{', '.join(change.categories)}]"


@lru_cache(maxsize=256)
def _compiled(source: bytes) -> CodeType:
    return compile(source, "<generated>", "exec", dont_inherit=True)


def _source_to_code(source: bytes, *_: object, **__: object) -> CodeType:
    """Compile a module once, since most modules of two versions of a spec are the same."""
    return _compiled(source)


def failure(program: str, root: Path) -> str:
    """Return what a program fails with on the modules below a folder, empty where it runs."""
    path = [str(root), *sys.path]
    known = dict(sys.modules)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "path", path)
        patched.setattr(SourceFileLoader, "source_to_code", staticmethod(_source_to_code))
        importlib.invalidate_caches()
        try:
            exec(program, {})
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        finally:
            for name in set(sys.modules) - set(known):
                if name.startswith("mill"):
                    del sys.modules[name]
            sys.modules.update(known)
    return ""

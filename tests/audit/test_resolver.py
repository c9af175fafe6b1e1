"""Names are followed through imports as Python would, without running anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssotgen.codebase.facts import FileFacts
from ssotgen.codebase.modules import ModuleIndex
from ssotgen.codebase.needles import needles
from ssotgen.codebase.prefilter import Prefilter
from ssotgen.codebase.resolve import Resolver
from ssotgen.codebase.scan import scan

FILES = {
    "pkg/__init__.py": "from .b import *\nfrom . import c as cc\nfrom .sub import Name as Alias\n",
    "pkg/a.py": "class Name: ...\nclass _Hidden: ...\n",
    "pkg/b.py": "from .a import Name\n__all__ = ['Name', 'Other']\nfrom .c import Other\n",
    "pkg/c.py": "from pkg.d import Other\n",
    "pkg/d.py": "from pkg.c import Other\n",
    "pkg/sub/__init__.py": "from ..a import Name\nimport pkg.a\n",
    "pkg/sub/e.py": (
        "from ... import nothing\nfrom ..a import *\nfrom outside import Thing as Name2\n"
    ),
    "src/lib_one/__init__.py": "class Name: ...\n",
}


@pytest.fixture
def resolver(tmp_path: Path) -> Resolver:
    prefilter = Prefilter(frozenset({"Name", "Other", "Alias", "Name2", "_Hidden"}))
    facts: dict[str, FileFacts] = {}
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        found = scan(str(path), text.encode(), prefilter)
        assert isinstance(found, FileFacts)
        facts[str(path)] = found
    index = ModuleIndex(facts, (str(tmp_path),))
    return Resolver(index, lambda path: facts[path])


@pytest.mark.parametrize(
    ("file", "name", "home"),
    [
        ("pkg/a.py", "Name", "pkg/a.py"),
        ("pkg/b.py", "Name", "pkg/a.py"),
        ("pkg/__init__.py", "Name", "pkg/a.py"),
        ("pkg/__init__.py", "Alias", "pkg/a.py"),
        ("pkg/sub/e.py", "Name", "pkg/a.py"),
        ("pkg/sub/e.py", "_Hidden", None),
        ("pkg/sub/__init__.py", "pkg.a.Name", "pkg/a.py"),
        ("pkg/__init__.py", "cc", "pkg/c.py"),
        ("pkg/a.py", "Nowhere", None),
    ],
)
def test_where_a_name_comes_from(
    resolver: Resolver, tmp_path: Path, file: str, name: str, home: str | None
) -> None:
    origin = resolver.dotted(str(tmp_path / file), 0, name)
    found = None if origin is None or origin.path is None else Path(origin.path)
    assert found == (None if home is None else tmp_path / home)


def test_a_circle_of_imports_ends(resolver: Resolver, tmp_path: Path) -> None:
    origin = resolver.dotted(str(tmp_path / "pkg/c.py"), 0, "Other")
    assert origin is not None
    assert origin.name == "Other"


def test_what_is_outside_keeps_its_name(resolver: Resolver, tmp_path: Path) -> None:
    origin = resolver.dotted(str(tmp_path / "pkg/sub/e.py"), 0, "Name2")
    assert origin is not None
    assert origin.is_("outside.Thing")


def test_a_src_folder_is_no_part_of_a_name(resolver: Resolver, tmp_path: Path) -> None:
    origin = resolver.module("lib_one")
    assert origin.path == str(tmp_path / "src/lib_one/__init__.py")
    assert origin.modules[0] == "lib_one"


def test_needles_are_found_wherever_a_word_is() -> None:
    words = [f"{start}Orchestration{end}" for start in ("A", "Bb", "") for end in ("x", "Y", "")]
    words += ["Zebra", "_X"]
    found = needles(words)
    assert len(found) < len(words)
    for word in words:
        assert any(needle in word.encode() for needle in found)


def test_of_modules_of_one_name_the_nearest_is_meant(tmp_path: Path) -> None:
    near, far = tmp_path / "tools" / "b" / "shared", tmp_path / "tools" / "a" / "shared"
    asker = tmp_path / "tools" / "b" / "main.py"
    paths = [*(each / name for each in (far, near) for name in ("__init__.py", "flags.py")), asker]
    index = ModuleIndex([str(path) for path in paths], (str(tmp_path),))
    assert index.file_of("shared.flags", str(asker)) == str(near / "flags.py")
    assert index.file_of("shared.flags", str(far / "use.py")) == str(far / "flags.py")

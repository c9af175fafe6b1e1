"""The work of a migration grows with the project, and no faster: each file is read a few times,
whatever the number of flags, and parsed only where it may see one of them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ssotgen.app.audit import Request
from ssotgen.app.migrate import migrate
from ssotgen.migrate.project_files import ProjectFiles
from ssotgen.settings.settings import Settings
from ssotgen.spec.load import load_spec

FILES = 12
LOOKS = "class C:\n    def f(self, name):\n        return getattr(self, name), f{number}\n"


def flag(number: int) -> str:
    """Return a module whose block can bind a name although it fails, which others read."""
    return (
        f"try:\n    from lib{number} import tool{number}\n    import more{number}\n"
        f"    HAS_{number} = True\nexcept ImportError:\n    HAS_{number} = False\n"
    )


def work(folder: Path, flags: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, set[str]]:
    """Migrate a project, and return how often a file was read at most, and which were parsed."""
    (folder / "spec").mkdir(parents=True)
    features = "".join(
        f"  it{n}: {{summary: It., hint: none, imports: {{lib{n}: [tool{n}], more{n}: []}}}}\n"
        for n in range(flags)
    )
    (folder / "spec" / "app.yaml").write_text(
        f"project: {{name: app, package: ssot, summary: It.}}\nfeatures:\n{features}"
    )
    for number in range(flags):
        (folder / f"flag{number}.py").write_text(flag(number))
        (folder / f"user{number}.py").write_text(
            f"import flag{number}\nflag{number}.tool{number}\n"
        )
    for number in range(FILES):
        (folder / f"other{number}.py").write_text(f"import flag0\n{LOOKS}")
    read: Counter[str] = Counter()
    parsed: set[str] = set()
    peek, tree = ProjectFiles.peek, ProjectFiles.tree

    def counted_peek(files: ProjectFiles, path: str) -> bytes:
        read[path] += 1
        return peek(files, path)

    def counted_tree(files: ProjectFiles, path: str) -> object:
        parsed.add(Path(path).name)
        return tree(files, path)

    monkeypatch.setattr(ProjectFiles, "peek", counted_peek)
    monkeypatch.setattr(ProjectFiles, "tree", counted_tree)
    settings = Settings(root=folder, spec=folder / "spec", output=folder)
    loaded = load_spec(settings)
    assert loaded.spec is not None
    made = migrate(loaded.spec, settings, Request())
    monkeypatch.undo()
    # The reads of what a block may bind although it fails are found.
    assert sum("is read without a test" in note for note in made.notes) == flags
    return max(read.values()), parsed


def test_files_are_read_as_often_for_many_flags_as_for_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, _ = work(tmp_path / "few", 2, monkeypatch)
    many, parsed = work(tmp_path / "many", 20, monkeypatch)
    assert many <= few
    # `getattr(self, name)` looks at no module, although the file imports one.
    assert not any(name.startswith("other") for name in parsed)

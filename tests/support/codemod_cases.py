"""Reads and writes the cases of codemods: what stands before, after, and what is told.

A case is a Python file. `# file: NAME` begins a file of the codebase (the first may go without,
it is app/code.py); `# output` begins the files that change, `# told` the findings and notes that
remain. `# unsafe` in the first line asks for unsafe fixes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DEFAULT = "app/code.py"


@dataclass(frozen=True)
class Case:
    """The parts of a case file; `told` is None where nothing was written down yet."""

    unsafe: bool
    before: dict[str, str]
    after: dict[str, str]
    told: str | None


def read_case(path: Path) -> Case:
    """Return the case in a file."""
    text = path.read_text(encoding="utf-8")
    unsafe = text.startswith("# unsafe\n")
    text = text.removeprefix("# unsafe\n")
    before, has_output, rest = text.partition("# output\n")
    after, has_told, told = rest.partition("# told\n")
    if not has_output:
        before, has_told, told = text.partition("# told\n")
    lines = [line.removeprefix("# ") for line in told.splitlines()]
    shown = "".join(f"{line}\n" for line in lines)
    return Case(unsafe, _files(before), _files(after), shown if has_told else None)


def write_case(path: Path, case: Case) -> None:
    """Write a case back."""
    parts = ["# unsafe\n"] if case.unsafe else []
    parts.append(_text(case.before))
    if case.after:
        parts.append("# output\n" + _text(case.after))
    told = "".join(f"# {line}\n" for line in (case.told or "").splitlines())
    parts.append(f"# told\n{told}")
    path.write_text("".join(parts), encoding="utf-8")


def _files(text: str) -> dict[str, str]:
    first, *rest = ("\n" + text).split("\n# file: ")
    files = {DEFAULT: first[1:]} if first.strip() else {}
    for part in rest:
        name, _, content = part.partition("\n")
        files[name.strip()] = content if content.endswith("\n") or not content else content + "\n"
    return files


def _text(files: dict[str, str]) -> str:
    if list(files) == [DEFAULT]:
        return files[DEFAULT]
    return "".join(f"# file: {name}\n{content}" for name, content in files.items())

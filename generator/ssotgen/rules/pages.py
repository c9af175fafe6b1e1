"""The pages of docs/rules: made from the docstrings of the rules.

`python -m ssotgen.rules.pages docs/rules` writes them; a test says when they are out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ssotgen.rules.registry import STAGES, documentation, rules_of

_TITLES = {
    "reading": "Reading: the YAML of the spec",
    "structure": "Structure: keys, types, what must be there",
    "meaning": "Meaning: names, references, values",
    "style": "Style: warnings",
    "drift": "Drift: generated files against the spec",
    "audit": "Audit: a codebase against the spec",
    "usage": "Usage: settings and paths",
}


def pages() -> dict[str, str]:
    """Return the Markdown of every page by its file name: one for each rule, and the index."""
    found = {f"{rule.name}.md": documentation(rule) for stage in STAGES for rule in rules_of(stage)}
    return {"README.md": _index(), **found}


def write_pages(folder: Path) -> None:
    """Write the pages into `folder` and remove Markdown files there that are none of them.

    Raises OSError where that is not possible.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _index() -> str:
    lines = [
        "# Rules",
        "",
        "What ssotgen can find, by code. `ssotgen explain RULE` prints the same pages. Made from",
        "the rules by `python -m ssotgen.rules.pages docs/rules`.",
    ]
    for stage in STAGES:
        rules = rules_of(stage)
        if not rules:
            continue
        lines += ["", f"## {_TITLES[stage]}", "", "| code | rule | what | severity |"]
        lines.append("|---|---|---|---|")
        for rule in rules:
            link = f"[{rule.name}]({rule.name}.md)"
            lines.append(f"| {rule.code} | {link} | {rule.summary} | {rule.severity.value} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))

"""Prints what each step of generating the project in this folder costs, as a Markdown table.

Run by `generate.py` in the environment that ssotgen is installed in.
"""

from __future__ import annotations

import gc
import symtable
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

_Result = TypeVar("_Result")


def timed(step: str, action: Callable[[], _Result]) -> _Result:
    """Run `action` and print how much processor time it took."""
    begin = time.process_time()
    result = action()
    print(f"| {step} | {1000 * (time.process_time() - begin):.0f} |")
    return result


def imports() -> None:
    """Import what `ssotgen generate` imports."""
    import jinja2  # noqa: F401
    import yaml  # noqa: F401


def main() -> None:
    """Take the steps of `ssotgen.app.generate.generate` one by one."""
    gc.disable()
    timed("importing ssotgen, PyYAML and Jinja", imports)
    from ssotgen.diagnostics.registry import rules_of
    from ssotgen.render.files import render_files
    from ssotgen.settings.settings import Settings
    from ssotgen.spec.build import build
    from ssotgen.spec.schema.check_shape import check_structure
    from ssotgen.spec.yaml.read import read_documents

    root = Path.cwd()
    settings = Settings(root=root, spec=root / "spec", output=root / "nowhere")
    documents = timed(
        "reading YAML with positions", lambda: read_documents(settings.spec)
    ).documents
    timed("checking it against the schema", lambda: check_structure(documents))
    spec = timed("building the spec", lambda: build(documents)).spec
    assert spec is not None
    rules = [rule.check for stage in ("meaning", "style") for rule in rules_of(stage) if rule.check]
    timed("the rules", lambda: [list(check(spec)) for check in rules])
    files = timed("rendering and layout", lambda: render_files(spec, settings))
    timed(
        "parsing what is written",
        lambda: [symtable.symtable(each.text, str(each.path), "exec") for each in files],
    )


if __name__ == "__main__":
    main()

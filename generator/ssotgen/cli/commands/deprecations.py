"""`ssotgen deprecations`: what is deprecated, when it ends, and who still uses it."""

from __future__ import annotations

import argparse
from collections import Counter

from ssotgen.cli import options
from ssotgen.cli.console import look_of, write_answer, write_remark
from ssotgen.cli.progress import progress_bar
from ssotgen.cli.table import table

NAME = "deprecations"
EXAMPLES = (("ssotgen deprecations", "list all that is deprecated"),)
EXIT_CODES = ("the list was printed",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    options.add_settings_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Return 0, or 2 where the spec has errors."""
    from ssotgen.app.load_specs import sound_spec
    from ssotgen.app.usages import usages
    from ssotgen.spec.deprecations import deprecations_by_symbol

    settings = options.settings_with_spec(arguments)
    marked = deprecations_by_symbol(sound_spec(settings))
    if not marked:
        write_remark("nothing is deprecated", arguments)
        return 0
    found = usages(settings, tuple(marked), (), progress_bar(arguments))
    counts = Counter(use.symbol for use in found.uses if use.how != "text")
    rows = [("symbol", "since", "removed", "use", "uses left")]
    for name, deprecated in marked.items():
        end = deprecated.remove_in or deprecated.remove_after or "-"
        rows.append((name, deprecated.since, end, deprecated.use or "-", str(counts[name])))
    write_answer(table(rows, look_of(arguments)))
    return 0

"""Runs Python examples in one interpreter: a program of its own, started by examples.py.

Reads a JSON list of [kind, text, line] from standard input. `python` is executed, and `pycon` held
to the output that it shows; both share one namespace, as if they had been typed one after another.
"""

from __future__ import annotations

import doctest
import json
import sys


def main() -> int:
    """Return 0 if every example did what it shows, else 1."""
    document = sys.argv[1]
    namespace: dict[str, object] = {"__name__": "__main__"}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.REPORT_NDIFF)
    for kind, text, line in json.load(sys.stdin):
        if kind == "pycon":
            test = doctest.DocTestParser().get_doctest(text, {}, document, document, line - 1)
            test.globs = namespace
            runner.run(test, clear_globs=False)
        else:
            # The blank lines make tracebacks name the line of the document.
            exec(compile("\n" * (line - 1) + text, document, "exec"), namespace)
    return int(runner.summarize(verbose=False).failed > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Shows how often each rule was met, and the counts of an audit, as text or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ssotgen.diagnostics.finding import Finding

if TYPE_CHECKING:
    from ssotgen.audit.statistics import Statistics

VERSION = 1


def render_counts(findings: Iterable[Finding], *, as_json: bool = False) -> str:
    """Return how many findings there are of each rule, the largest number first."""
    counts = Counter((finding.code, finding.rule) for finding in findings)
    if as_json:
        return json.dumps({"version": VERSION, "rules": _rules(counts)}, indent=1) + "\n"
    rows = {f"{code} [{name}]": count for (code, name), count in counts.items()}
    return "".join(f"{line}\n" for line in _rows(rows))


def render_statistics(
    statistics: Statistics, *, as_json: bool = False, rewritten: str = "safe"
) -> str:
    """Return the counts, the largest first, for a person or for a program.

    `rewritten` is what blocks are called that are rewritten.
    """
    if as_json:
        return json.dumps(_document(statistics, rewritten), indent=1) + "\n"
    return "".join(f"{line}\n" for line in _lines(statistics, rewritten))


def _lines(statistics: Statistics, rewritten: str) -> Iterator[str]:
    rules = {f"{code} [{name}]": count for (code, name), count in statistics.rules.items()}
    yield from _rows(rules)
    rewrites = {
        rewritten: statistics.safe,
        **{f"unsafe: {reason}": count for reason, count in statistics.unsafe.items()},
        **{f"refused: {reason}": count for reason, count in statistics.refused.items()},
    }
    counted = {text: count for text, count in rewrites.items() if count}
    if counted:
        if rules:
            yield ""
        yield "flag blocks by fix (a block can have several reasons):"
        yield from _rows(counted)


def _rows(counts: Mapping[str, int]) -> Iterator[str]:
    width = max((len(str(count)) for count in counts.values()), default=0)
    for text, count in _sorted(counts):
        yield f"{count:>{width}}  {text}"


def _sorted(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _document(statistics: Statistics, rewritten: str) -> Mapping[str, object]:
    return {
        "version": VERSION,
        "rules": _rules(statistics.rules),
        "rewrites": {
            rewritten: statistics.safe,
            "unsafe": dict(_sorted(statistics.unsafe)),
            "refused": dict(_sorted(statistics.refused)),
        },
    }


def _rules(counts: Mapping[tuple[str, str], int]) -> list[dict[str, object]]:
    rules = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"code": code, "rule": name, "count": count} for (code, name), count in rules]

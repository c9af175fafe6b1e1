"""The page that `generate.py` writes: tables of medians, memory and ratios."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Timed(Protocol):
    """A side that has been run."""

    name: str
    megabytes: float

    @property
    def median(self) -> float: ...


_HEAD = """\
# Performance

For anyone who wants to know what ssotgen costs. `python benchmarks/generate.py` writes this page:
it installs the peers and gives each program the same work in turn. Times are seconds of processor
time, user and system, medians of {rounds} whole processes (fewer for slow ones); no program uses
more than one processor. Memory is the largest resident set of any run. The cost of `from_dict()`
and `to_dict()` is on [a separate page](performance-of-records.md).

{machine}; {versions}.

## Generating enums of ten members

Each program reads YAML and writes a module with the enums, their docstrings and values. The floor
is the minimum of work: PyYAML's C loader, and joining text, with the garbage collector off.
ssotgen also reads positions, checks the spec against its schema and rules, formats the module
like black, gives every member a docstring, and parses the result before it writes.

"""

_GROWTH = """
At 1,000 enums ssotgen takes {floor:.1f} times this floor; [another page](performance-ratios.md)
compares it with one that also compiles what it writes. 10,000 take it {growth:.1f} times as long as
1,000; for dataclasses it is 8.2 times, for features 6.3 times. The memory is not proportional to
the text alone: a spec of 7 MB takes {memory:.0f} MB, since each value of the YAML is an object with
a position.
"""

_PEERS = """
Beside the other generators, ssotgen takes:
{peers}.
"""

_MIXED = """
## Everything at once

{table}
Features alone, each with a module, a name and a hint, in processor time: `validate` takes 0.40 s
for 2,000 and 2.2 s for 20,000; `generate` takes 1.9 s for 5,000 and 9.6 s for 20,000. Importing
such a module takes longer than that: Python's `compile()` needs some 17 s for one of 17 MB, since
for each annotated function it searches all constants of the class. A few thousand features are no
problem.

Twice the spec takes {factor:.2f} times as long.
"""

_DAILY = """
## Everyday commands

With the default spec. A cached `check` or `validate` reads and hashes files, and imports none of
PyYAML, Jinja, jsonschema and black. A `check` without the cache imports the first two. jsonschema
is imported only to describe errors in a spec, and black only for a block whose layout is not right
by construction. Both figures require that Python may write bytecode.

{table}
A cached `check` takes {remembered:.1f} times a bare `python -c pass`; one without the cache
{plain:.2f} times the imports.
"""

_IMPORTING = """
## Importing what was generated

1,000 enums of ten members, 100 dataclasses, 20 features and 5 layers.

{table}
The enums cost as much as bare ones, because the standard library creates the classes.
Nearly all of the rest is the time that `@dataclass` needs to create methods, half a millisecond
for each class. Docstrings of members and fields cost nothing, because Python drops them. Creating
classes on demand would cost less, but callers would notice: `vars()` of the module, star imports
and pickles would differ. The availability module imports none of the classes. 1,000 generated
dataclasses of four fields, with all their methods, are imported in 0.93 of the time of plain
`@dataclass` classes with the same fields.
"""

_PHASES = """
## Where the time goes

The steps of `generate` for 1,000 enums in one process, in milliseconds of processor time:

| step | ms |
|---|---|
{phases}
Most of the remaining time cannot be saved in ssotgen. libyaml's events become Python
objects one by one. The imports are PyYAML, Jinja, and some 200 small modules. Parsing makes sure
that a bug of the generator is never written to a file. Built-in templates are cached in compiled
form next to their sources, like modules.
"""


def page(
    *,
    sizes: Sequence[int],
    growth: Sequence[Sequence[Timed]],
    mixed: Sequence[Timed],
    daily: Sequence[Timed],
    importing: Sequence[Timed],
    phases: str,
    versions: Sequence[str],
    rounds: int,
) -> str:
    """Return the page as Markdown."""
    python, _version, remembered, plain, imports = daily
    return "".join(
        (
            _HEAD.format(rounds=rounds, machine=_machine(), versions=", ".join(versions)),
            _growth_table(sizes, growth),
            _growth_text(sizes, growth),
            _MIXED.format(
                table=_table(mixed, memory=True), factor=mixed[1].median / mixed[0].median
            ),
            _DAILY.format(
                table=_table(daily),
                remembered=remembered.median / python.median,
                plain=plain.median / imports.median,
            ),
            _IMPORTING.format(table=_table(importing)),
            _PHASES.format(phases=phases),
        )
    )


def _growth_table(sizes: Sequence[int], growth: Sequence[Sequence[Timed]]) -> str:
    lines = ["| | " + " | ".join(f"{size:,}" for size in sizes) + " | memory |"]
    lines.append("|---|" + "---|" * (len(sizes) + 1))
    for row in zip(*growth, strict=True):
        times = " | ".join(f"{side.median:.2f}" for side in row)
        lines.append(f"| {row[0].name} | {times} | {row[-1].megabytes:.0f} MB |")
    return "\n".join(lines) + "\n"


def _growth_text(sizes: Sequence[int], growth: Sequence[Sequence[Timed]]) -> str:
    """Return what the table says of ssotgen at 1,000 and, where it was run, at 10,000."""
    floor, ours, *peers = growth[sizes.index(1000)]
    text = ""
    if sizes[-1] == 10_000:
        largest = growth[-1][1]
        text = _GROWTH.format(
            floor=ours.median / floor.median,
            growth=largest.median / ours.median,
            memory=largest.megabytes,
        )
    shares = [f"{ours.median / peer.median:.2f} of {peer.name}" for peer in peers]
    return text + (_PEERS.format(peers=";\n".join(shares)) if shares else "")


def _table(sides: Sequence[Timed], *, memory: bool = False) -> str:
    """Return a table of times; memory is left out where it is less than that of this process,
    which is all that the system would tell."""
    lines = (
        ["| | seconds | memory |", "|---|---|---|"] if memory else ["| | seconds |", "|---|---|"]
    )
    for each in sides:
        told = f" {each.megabytes:.0f} MB |" if memory else ""
        lines.append(f"| {each.name} | {each.median:.3f} |{told}")
    return "\n".join(lines) + "\n"


def _machine() -> str:
    described = Path("/proc/cpuinfo")
    model = platform.processor() or platform.machine()
    if described.exists():
        lines = described.read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        model = names[0] if names else model
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} processors {model}, {system}, Python {platform.python_version()}"
